package io.tuwen.core.port;

import io.tuwen.core.identity.Digest;

/**
 * By what a host tells whether a picture has changed, as RFC 9110 (section 8.8) has it.
 *
 * @param source of the address that answered and of the preprocessing version: asked at another address, or for another
 *     preprocessing, the value means nothing
 * @param value an entity tag, or the date of the last change; told apart by their first characters
 */
public record Validator(Digest source, String value) {}
