package io.tuwen.encoder.fetch;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How references are fetched.
 *
 * @param connectTimeout for one connection
 * @param readTimeout between two pieces of a response
 * @param callTimeout for all of a fetch: waiting for a turn, redirects, the body
 * @param maxRedirects followed, each checked like the first address
 * @param maxCalls at once, over all hosts
 * @param maxCallsPerHost at once; more wait their turn and delay no other host
 * @param allowedHosts names that may resolve to internal addresses
 * @param allowedNetworks internal addresses that are allowed, in CIDR form
 * @param fileRoots absolute folders that {@code file:} references may point into; none: no such reference
 * @param userAgent what hosts are told
 */
public record FetchSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        int maxRedirects,
        int maxCalls,
        int maxCallsPerHost,
        Set<String> allowedHosts,
        List<String> allowedNetworks,
        List<String> fileRoots,
        String userAgent)
        implements Serializable {

    /** Public hosts only, no files. */
    public static final FetchSettings DEFAULT = new FetchSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            3,
            64,
            16,
            Set.of(),
            List.of(),
            List.of(),
            "tuwen/0.1");

    public FetchSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        allowedNetworks = List.copyOf(allowedNetworks);
        fileRoots = List.copyOf(fileRoots);
    }

    /** These, but allowing some internal addresses. */
    public FetchSettings withAllowedNetworks(List<String> networks) {
        return new FetchSettings(
                connectTimeout,
                readTimeout,
                callTimeout,
                maxRedirects,
                maxCalls,
                maxCallsPerHost,
                allowedHosts,
                networks,
                fileRoots,
                userAgent);
    }

    /** These, but with folders that {@code file:} references may point into. */
    public FetchSettings withFileRoots(List<String> roots) {
        return new FetchSettings(
                connectTimeout,
                readTimeout,
                callTimeout,
                maxRedirects,
                maxCalls,
                maxCallsPerHost,
                allowedHosts,
                allowedNetworks,
                roots,
                userAgent);
    }
}
