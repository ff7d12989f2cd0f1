package io.tuwen.search.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the service listens, and to whom.
 *
 * @param host an address of this machine
 * @param port 0 for any free one
 * @param tokens see {@link Tokens#read}; null on the loopback interface only: anyone there may ask
 */
public record ServerSettings(
        String host, int port, @Nullable Path tokens, Limits limits) {}
