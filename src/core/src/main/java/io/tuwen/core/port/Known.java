package io.tuwen.core.port;

import io.tuwen.core.identity.Digest;

/**
 * A picture that was seen before, and how to ask whether it is still the same.
 *
 * @param digest of what the model saw
 */
public record Known(Digest digest, Validator validator) {}
