package io.tuwen.encoder.fetch;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How references are fetched.
 *
 * @param fileRoots absolute folders that {@code file:} references may point into; none: no such reference
 */
public record FetchSettings(Timeouts timeouts, Calls calls, Reach reach, Http http, List<String> fileRoots)
        implements Serializable {

    /**
     * @param connect for one connection
     * @param read between two pieces of a response
     * @param call for all of a fetch: waiting for a turn, redirects, the body
     */
    public record Timeouts(Duration connect, Duration read, Duration call) implements Serializable {}

    /**
     * @param most at once, over all hosts
     * @param host what one host is granted
     */
    public record Calls(int most, HostSettings host) implements Serializable {}

    /**
     * Where references may lead. What is said of a host comes before what is said of its address, what is denied before
     * what is allowed, and what is not mentioned is allowed if it is of the public internet.
     *
     * @param ports that references may name or imply: {@code 443}, {@code 8000-8999}
     */
    public record Reach(Listed allowed, Listed denied, List<String> ports) implements Serializable {

        /** Public hosts on their usual ports. */
        public static final Reach DEFAULT = new Reach(Listed.NONE, Listed.NONE, List.of("80", "443"));

        public Reach {
            ports = List.copyOf(ports);
        }

        /**
         * These internal networks too, and any port: a picture server of one's own is rarely on a usual one.
         *
         * @param networks in CIDR form; none: {@link #DEFAULT}
         */
        public static Reach including(List<String> networks) {
            return networks.isEmpty()
                    ? DEFAULT
                    : new Reach(new Listed(List.of(), networks), Listed.NONE, List.of("1-65535"));
        }
    }

    /**
     * @param hosts names: {@code pictures.example}, or {@code *.pictures.example} for all names below it
     * @param networks in CIDR form: {@code 10.1.0.0/16}
     */
    public record Listed(List<String> hosts, List<String> networks) implements Serializable {

        /** Nothing. */
        public static final Listed NONE = new Listed(List.of(), List.of());

        public Listed {
            hosts = List.copyOf(hosts);
            networks = List.copyOf(networks);
        }
    }

    /**
     * @param userAgent what hosts are told
     * @param maxRedirects followed, each checked like the first address
     * @param downgrades whether redirects may lead from https to http
     * @param headersFile of lines {@code https://pictures.example Authorization: Bearer abc}: what one origin is sent and
     *     no other; null for none
     * @param proxy host:port of an HTTP proxy that opens tunnels to addresses; null for none
     */
    public record Http(
            String userAgent,
            int maxRedirects,
            boolean downgrades,
            @Nullable String headersFile,
            @Nullable String proxy)
            implements Serializable {

        /** No credentials, no proxy. */
        public static final Http DEFAULT = new Http("tuwen/0.1", 3, false, null, null);
    }

    /** Public hosts only, no files. */
    public static final FetchSettings DEFAULT = new FetchSettings(
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30)),
            new Calls(64, HostSettings.DEFAULT),
            Reach.DEFAULT,
            Http.DEFAULT,
            List.of());

    public FetchSettings {
        fileRoots = List.copyOf(fileRoots);
    }

    /** These, but reaching elsewhere. */
    public FetchSettings withReach(Reach reach) {
        return new FetchSettings(timeouts, calls, reach, http, fileRoots);
    }

    /** These, but speaking to hosts otherwise. */
    public FetchSettings withHttp(Http http) {
        return new FetchSettings(timeouts, calls, reach, http, fileRoots);
    }

    /** These, but with folders that {@code file:} references may point into. */
    public FetchSettings withFileRoots(List<String> roots) {
        return new FetchSettings(timeouts, calls, reach, http, roots);
    }

    /** All that is wrong, each named like the job's key for it; empty when nothing is. */
    public List<String> findings() {
        return FetchPlan.of(this).findings();
    }
}
