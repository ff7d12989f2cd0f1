package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;

/** A server on this machine that stands in for shops, and a fetcher that may reach it. */
abstract class HttpFetcherRig {
    static final int MAX_BYTES = 1000;
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    final MockWebServer server = started();
    final FixedDns dns = new FixedDns();
    HttpPictureFetcher fetcher = fetcher(patient());

    FetchSettings patient() {
        return settings(Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    FetchSettings settings(Duration read, Duration call) {
        return new FetchSettings(
                new FetchSettings.Timeouts(Duration.ofSeconds(20), read, call),
                new FetchSettings.Calls(8, new HostSettings(2, 0, 8, Duration.ofSeconds(30))),
                reach(server.getPort()),
                new FetchSettings.Http("tuwen-test", 3, false, null, null),
                List.of());
    }

    static FetchSettings.Reach reach(int port) {
        return new FetchSettings.Reach(
                new FetchSettings.Listed(List.of(), List.of("127.0.0.1")),
                FetchSettings.Listed.NONE,
                List.of("80", "443", String.valueOf(port)));
    }

    HttpPictureFetcher fetcher(FetchSettings settings) {
        dns.with("shop.example", "127.0.0.1").with("other.example", "127.0.0.1").with("inside.example", "10.1.2.3");
        Outside outside = new Outside(dns, new HttpSockets(1 << 20, null), Clock.fixed(NOW, ZoneOffset.UTC));
        return new HttpPictureFetcher(settings, FetchPlan.of(settings), MAX_BYTES, outside);
    }

    static MockWebServer started() {
        MockWebServer server = new MockWebServer();
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
    }

    void replace(FetchSettings settings) {
        fetcher.close();
        fetcher = fetcher(settings);
    }

    void redirect(String location) {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", location)
                .build());
    }

    CompletableFuture<Outcome<Fetched>> fetch(String path) {
        return fetchFrom("shop.example", path);
    }

    CompletableFuture<Outcome<Fetched>> fetchFrom(String host, String path) {
        return fetcher.fetch(URI.create("http://" + host + ":" + server.getPort() + path));
    }

    static Failure failure(CompletableFuture<Outcome<Fetched>> fetched) {
        return ((Failed<Fetched>) fetched.join()).failure();
    }

    static String text(CompletableFuture<Outcome<Fetched>> fetched) {
        ByteBuffer bytes = picture(fetched).bytes();
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    static Fetched.Picture picture(CompletableFuture<Outcome<Fetched>> fetched) {
        return (Fetched.Picture) ((Success<Fetched>) fetched.join()).value();
    }
}
