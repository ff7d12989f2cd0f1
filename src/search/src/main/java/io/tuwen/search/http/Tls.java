package io.tuwen.search.http;

import java.nio.file.Path;

/**
 * PEM files of the service.
 *
 * @param certificates its chain, its own first
 * @param key of the first, unencrypted PKCS #8
 */
public record Tls(Path certificates, Path key) {}
