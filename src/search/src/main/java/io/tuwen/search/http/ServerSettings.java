package io.tuwen.search.http;

import org.jspecify.annotations.Nullable;

/**
 * Where the service listens, and to whom.
 *
 * @param host an address of this machine
 * @param port 0 for any free one
 * @param tls null for plain HTTP
 */
public record ServerSettings(
        String host, int port, Access access, @Nullable Tls tls, Limits limits) {

    /** On this machine, for whoever calls from it. */
    public static ServerSettings loopback(int port) {
        return new ServerSettings("127.0.0.1", port, Access.LOOPBACK, null, Limits.DEFAULT);
    }
}
