package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.fetch.FetchSettings.Http;
import io.tuwen.encoder.fetch.FetchSettings.Listed;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginHeadersTest {
    private static final String SECRET = "Bearer s3cr3t";

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/p.jpg, true",
        "https://SHOP.example.:443/p.jpg, true",
        "http://shop.example/p.jpg, false",
        "https://shop.example:8443/p.jpg, false",
        "https://a.shop.example/p.jpg, false",
        "https://shop.example.evil.example/p.jpg, false"
    })
    void of_isForTheOriginAlone(String url, boolean given) throws IOException {
        OriginHeaders headers = read("https://shop.example Authorization: " + SECRET);
        assertThat(headers.of(HttpUrl.get(url))).isEqualTo(given ? Headers.of("Authorization", SECRET) : Headers.of());
    }

    @Test
    void read_takesSeveralHeadersAndOriginsAndComments() throws IOException {
        OriginHeaders headers = read(
                "# of the shop",
                "",
                "https://a.example  X-Key:  1 2  ",
                "https://a.example Accept: image/webp",
                "http://b.example:9000 X-Key: 3");
        assertThat(headers.of(HttpUrl.get("https://a.example/")))
                .isEqualTo(Headers.of("X-Key", "1 2", "Accept", "image/webp"));
        assertThat(headers.of(HttpUrl.get("http://b.example:9000/p"))).isEqualTo(Headers.of("X-Key", "3"));
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example Authorization: Bearer s3cr3t",
                "https://shop.example/folder Authorization: Bearer s3cr3t",
                "https://user@shop.example Authorization: Bearer s3cr3t",
                "ftp://shop.example Authorization: Bearer s3cr3t",
                "https://shop.example Authorization Bearer s3cr3t",
                "https://shop.example : Bearer s3cr3t",
                "https://shop.example Authorization:",
                "https://shop.example Authorization: Bearer s3cr3t\u00e9",
                "https://shop.example Host: s3cr3t",
                "https://shop.example transfer-encoding: s3cr3t",
                "https://shop.example Range: s3cr3t"
            })
    void read_tellsTheLineAndNoSecret(String line) throws IOException {
        read("", line);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0)).contains("line 2").doesNotContain("s3cr3t");
    }

    @Test
    void findings_tellAFileThatIsNotThere() {
        assertThat(FetchSettings.DEFAULT
                        .withHttp(new Http(
                                "tuwen", 3, false, folder.resolve("gone").toString(), "proxy"))
                        .findings())
                .satisfiesExactly(
                        finding ->
                                assertThat(finding).startsWith("headers-file: ").contains("gone"),
                        finding -> assertThat(finding).startsWith("proxy: \"proxy\""));
    }

    @Test
    void plan_showsNoSecret() throws IOException {
        OriginHeaders headers = read("https://shop.example Authorization: " + SECRET);
        assertThat(headers.toString()).contains("https://shop.example:443").doesNotContain("s3cr3t");
    }

    @Test
    void fetch_sendsAnOriginsHeadersToItAloneAcrossRedirects() throws Exception {
        Path file = write("http://shop.example:" + server.getPort() + " Authorization: " + SECRET);
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://other.example:" + server.getPort() + "/there")
                .build());
        server.enqueue(new MockResponse.Builder().body("a picture").build());
        assertThat(fetch(file)).isInstanceOf(Success.class);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo(SECRET);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    private Outcome<Fetched> fetch(Path file) {
        String port = String.valueOf(server.getPort());
        FetchSettings settings = FetchSettings.DEFAULT
                .withHttp(new Http("tuwen", 3, false, file.toString(), null))
                .withReach(new Reach(
                        new Listed(List.of("shop.example", "other.example"), List.of()), Listed.NONE, List.of(port)));
        FixedDns dns = new FixedDns().with("shop.example", "127.0.0.1").with("other.example", "127.0.0.1");
        Outside outside = new Outside(dns, new HttpSockets(1 << 20, null), Clock.systemUTC());
        try (HttpPictureFetcher fetcher = new HttpPictureFetcher(settings, FetchPlan.of(settings), 1000, outside)) {
            return fetcher.fetch(URI.create("http://shop.example:" + port + "/p.jpg"))
                    .join();
        }
    }

    private OriginHeaders read(String... lines) throws IOException {
        return new OriginHeadersFile(write(lines), findings::add).read();
    }

    private Path write(String... lines) throws IOException {
        return Files.write(folder.resolve("headers"), List.of(lines));
    }
}
