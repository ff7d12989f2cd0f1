package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.fetch.FetchSettings.Http;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyTunnelTest {
    private static final String OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";

    private final MockWebServer server = new MockWebServer();
    private final FixedDns dns = new FixedDns()
            .with("shop.example", "93.184.215.14")
            .with("six.example", "2606:2800:21f::1")
            .with("inside.example", "10.1.2.3");

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"shop.example, 93.184.215.14:80", "six.example, [2606:2800:21f:0:0:0:0:1]:80"})
    void fetch_asksTheProxyForTheAddressThatWasChecked(String host, String asked) throws Exception {
        server.enqueue(new MockResponse.Builder().body("a picture").build());
        try (TunnellingProxy proxy = new TunnellingProxy(OPEN, server.getPort())) {
            Outcome<Fetched> outcome = fetch(proxy, "http://" + host + "/p.jpg");
            assertThat(outcome)
                    .isEqualTo(new Success<>(
                            new Fetched.Picture(ByteBuffer.wrap("a picture".getBytes(StandardCharsets.UTF_8)), null)));
            assertThat(proxy.asked()).containsExactly("CONNECT " + asked + " HTTP/1.1");
            assertThat(server.takeRequest().getHeaders().get("Host")).isEqualTo(host);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://inside.example/p.jpg", "http://10.0.0.1/p.jpg", "http://localhost/p.jpg"})
    void fetch_asksTheProxyForNothingInside(String uri) throws IOException {
        try (TunnellingProxy proxy = new TunnellingProxy(OPEN, server.getPort())) {
            assertThat(failure(fetch(proxy, uri)).code()).isEqualTo(FailureCode.PICTURE_ADDRESS_BLOCKED);
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "HTTP/1.1 2000\r\n\r\n", "hello", ""})
    void fetch_throughAProxyThatRefusesIsUnavailable(String answer) throws IOException {
        try (TunnellingProxy proxy = new TunnellingProxy(answer, server.getPort())) {
            Failure failure = failure(fetch(proxy, "http://shop.example/p.jpg"));
            assertThat(failure.code()).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
            assertThat(failure.message()).contains("proxy " + proxy.address());
        }
    }

    @Test
    void open_readsNoByteOfTheHosts() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream((OPEN + "the host's").getBytes(StandardCharsets.US_ASCII));
        new ProxyTunnel("proxy", 3128)
                .open(in, new ByteArrayOutputStream(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 80));
        assertThat(in).hasContent("the host's");
    }

    @Test
    void open_readsNoAnswerWithoutEnd() {
        ByteArrayInputStream in =
                new ByteArrayInputStream("HTTP/1.1 200 ok ".repeat(1000).getBytes(StandardCharsets.US_ASCII));
        InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        ProxyTunnel tunnel = new ProxyTunnel("proxy", 3128);
        assertThatThrownBy(() -> tunnel.open(in, new ByteArrayOutputStream(), to))
                .isInstanceOf(IOException.class);
        assertThat(in.available()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"proxy.internal:3128, proxy.internal, 3128", "10.0.0.1:80, 10.0.0.1, 80", "[::1]:8080, ::1, 8080"})
    void parse_readsHostAndPort(String text, String host, int port) {
        assertThat(ProxyTunnel.parse(text)).isEqualTo(new ProxyTunnel(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "proxy:", "http://proxy:3128", "proxy:0", "proxy:70000", "u@proxy:80"})
    void parse_refusesWhatIsNoProxy(String text) {
        assertThatThrownBy(() -> ProxyTunnel.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private Outcome<Fetched> fetch(TunnellingProxy proxy, String uri) {
        FetchSettings settings =
                FetchSettings.DEFAULT.withHttp(new Http("tuwen-test", 3, false, null, proxy.address()));
        FetchPlan plan = FetchPlan.of(settings);
        Outside outside = new Outside(dns, new HttpSockets(1 << 20, plan.proxy()), Clock.systemUTC());
        try (HttpPictureFetcher fetcher = new HttpPictureFetcher(settings, plan, 1000, outside)) {
            return fetcher.fetch(URI.create(uri)).join();
        }
    }

    private static Failure failure(Outcome<Fetched> outcome) {
        return ((Failed<Fetched>) outcome).failure();
    }
}
