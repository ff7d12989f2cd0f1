package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.encoder.fetch.FetchSettings.Http;
import io.tuwen.encoder.fetch.FetchSettings.Listed;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpsPictureFetcherTest {
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final Outcome<Fetched> PICTURE =
            Outcome.success(new Fetched.Picture(ByteBuffer.wrap("a picture".getBytes(StandardCharsets.UTF_8)), null));

    @TempDir
    private static Path folder;

    private static TlsHost host;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        host = new TlsHost(folder);
    }

    @AfterAll
    static void stop() {
        System.clearProperty(TRUSTED);
        host.close();
    }

    @Test
    void fetch_givesTheBytesOfAHostThatIsTrusted() {
        assertThat(fetchTrusting("/p.jpg", Http.DEFAULT, 443)).isEqualTo(PICTURE);
    }

    @Test
    void fetch_ofAHostThatIsNotTrustedIsUnavailable() {
        System.clearProperty(TRUSTED);
        assertThat(code(fetch("/p.jpg", Http.DEFAULT, 443))).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_speaksToTheHostItselfThroughAProxy() throws IOException {
        try (TunnellingProxy proxy = new TunnellingProxy("HTTP/1.1 200 OK\r\n\r\n", host.port())) {
            assertThat(fetchTrusting("/p.jpg", new Http("tuwen-test", 3, false, null, proxy.address()), 443))
                    .isEqualTo(PICTURE);
            assertThat(proxy.asked()).containsExactly("CONNECT 127.0.0.1:" + host.port() + " HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void fetch_followsFromHttpsToHttpOnlyWhereAllowed(boolean downgrades, boolean followed) throws IOException {
        try (MockWebServer open = new MockWebServer()) {
            open.start(InetAddress.getLoopbackAddress(), 0);
            open.enqueue(new MockResponse.Builder().body("a picture").build());
            String path = "/redirect?http://shop.example:" + open.getPort() + "/p.jpg";
            Outcome<Fetched> outcome =
                    fetchTrusting(path, new Http("tuwen-test", 3, downgrades, null, null), open.getPort());
            if (followed) {
                assertThat(outcome).isEqualTo(PICTURE);
            } else {
                assertThat(code(outcome)).isEqualTo(FailureCode.PICTURE_REFERENCE_INVALID);
                assertThat(open.getRequestCount()).isZero();
            }
        }
    }

    /** The client asks the system what to trust when it is made. */
    private static Outcome<Fetched> fetchTrusting(String path, Http http, int furtherPort) {
        System.setProperty(TRUSTED, host.trusted().toString());
        return fetch(path, http, furtherPort);
    }

    private static Outcome<Fetched> fetch(String path, Http http, int furtherPort) {
        FetchSettings settings = FetchSettings.DEFAULT
                .withHttp(http)
                .withReach(new Reach(
                        new Listed(List.of("shop.example"), List.of()),
                        Listed.NONE,
                        List.of(String.valueOf(host.port()), String.valueOf(furtherPort))));
        FetchPlan plan = FetchPlan.of(settings);
        Outside outside = new Outside(
                new FixedDns().with("shop.example", "127.0.0.1"),
                new HttpSockets(1 << 20, plan.proxy()),
                Clock.systemUTC());
        try (HttpPictureFetcher fetcher = new HttpPictureFetcher(settings, plan, 1000, outside)) {
            return fetcher.fetch(URI.create("https://shop.example:" + host.port() + path))
                    .join();
        }
    }

    private static FailureCode code(Outcome<Fetched> outcome) {
        return ((Failed<Fetched>) outcome).failure().code();
    }
}
