package io.tuwen.triton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a Triton.
 *
 * @param target {@code host:port}, or {@code dns:///name:port} for calls spread evenly over all addresses of the name
 * @param tls null for plain text
 * @param tokenFile null for none, else a file that holds one bearer token; read again when it changes
 * @param keepAlive between pings on a silent connection in use, at least 300 s: a faster client is cut off by Triton
 * @param mostInboundBytes of one answer
 */
public record TritonChannel(
        String target, @Nullable Tls tls, @Nullable Path tokenFile, Duration keepAlive, int mostInboundBytes) {

    /** What Triton allows by default, see {@code grpc.http2.min_recv_ping_interval_without_data_ms}. */
    private static final Duration FASTEST_KEEP_ALIVE = Duration.ofSeconds(300);

    /**
     * PEM files.
     *
     * @param trusted certificates to trust, null for the platform's
     * @param certificates our own chain for mutual TLS, null for none
     * @param key of our own certificate, unencrypted PKCS #8; null for none
     */
    public record Tls(
            @Nullable Path trusted,
            @Nullable Path certificates,
            @Nullable Path key) {}

    /** Plain text, no token. */
    public static TritonChannel to(String target) {
        return new TritonChannel(target, null, null, FASTEST_KEEP_ALIVE, 64 << 20);
    }

    public TritonChannel withTls(Tls tls) {
        return new TritonChannel(target, tls, tokenFile, keepAlive, mostInboundBytes);
    }

    public TritonChannel withTokenFile(Path file) {
        return new TritonChannel(target, tls, file, keepAlive, mostInboundBytes);
    }

    boolean spread() {
        return target.startsWith("dns:///");
    }

    /** All that is wrong with these settings; empty when nothing is. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (!target.matches("(dns:///)?(\\[[0-9A-Fa-f:.]+]|[^/:\\s]+):[0-9]{1,5}")) {
            findings.add("target: \"" + target + "\" (expected: host:port or dns:///name:port)");
        }
        if (keepAlive.compareTo(FASTEST_KEEP_ALIVE) < 0) {
            findings.add("keep-alive: " + keepAlive + " (expected: at least " + FASTEST_KEEP_ALIVE + ")");
        }
        if (mostInboundBytes < 1) {
            findings.add("most inbound bytes: " + mostInboundBytes + " (expected: at least 1)");
        }
        expectReadable(findings, "token file", tokenFile);
        if (tls != null) {
            expectReadable(findings, "trusted certificates", tls.trusted());
            expectReadable(findings, "certificates", tls.certificates());
            expectReadable(findings, "key", tls.key());
            if ((tls.certificates() == null) != (tls.key() == null)) {
                findings.add("mutual TLS: certificates " + tls.certificates() + ", key " + tls.key()
                        + " (expected: both or neither)");
            }
        }
        return findings;
    }

    private static void expectReadable(List<String> findings, String name, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            findings.add(name + ": " + file + " (expected: a readable file)");
        }
    }
}
