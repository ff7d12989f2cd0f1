package io.tuwen.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a registry is and how long it may take.
 *
 * @param address what comes before {@code /schemas/ids/1}, as in {@code http://registry:8081} or
 *     {@code http://registry:8080/apis/ccompat/v7}
 * @param connectTimeout for the connection
 * @param requestTimeout from the request to the last byte of the answer
 * @param unknownFor how long an unknown id is taken for unknown without asking again; zero always asks
 * @param maxAnswerBytes longer answers are not read
 */
public record RegistrySettings(
        URI address,
        RegistryCredentials credentials,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration unknownFor,
        int maxAnswerBytes) {

    /** @throws IllegalArgumentException with every finding */
    public RegistrySettings {
        List<String> findings = new ArrayList<>();
        expect(
                findings,
                List.of("http", "https").contains(address.getScheme()) && address.getHost() != null,
                "address: " + address + " (expected: http://host:port or https://host:port)");
        expectPositive(findings, "connectTimeout", connectTimeout);
        expectPositive(findings, "requestTimeout", requestTimeout);
        expect(findings, !unknownFor.isNegative(), "unknownFor: " + unknownFor + " (expected: not negative)");
        expect(findings, maxAnswerBytes > 0, "maxAnswerBytes: " + maxAnswerBytes + " (expected: > 0)");
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("schema registry: " + String.join("; ", findings));
        }
    }

    /** Nobody to introduce; 5 s to connect, 10 s to answer, unknown for 30 s, 1 MiB at most. */
    public static RegistrySettings of(URI address) {
        return new RegistrySettings(
                address,
                new RegistryCredentials.Anonymous(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                1 << 20);
    }

    public RegistrySettings withCredentials(RegistryCredentials other) {
        return new RegistrySettings(address, other, connectTimeout, requestTimeout, unknownFor, maxAnswerBytes);
    }

    private static void expectPositive(List<String> findings, String name, Duration value) {
        expect(findings, value.compareTo(Duration.ZERO) > 0, name + ": " + value + " (expected: > 0)");
    }

    private static void expect(List<String> findings, boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }
}
