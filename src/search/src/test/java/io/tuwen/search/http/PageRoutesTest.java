package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Service service;

    /** Data would want a token here. */
    @BeforeEach
    void start() throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens"), "read read-token-0123456789");
        service = Service.of(new Compass(), tower -> new Plane(), tokens);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/assets/main.js, text/javascript; charset=utf-8",
        "/assets/theme.css, text/css; charset=utf-8",
        "/assets/seal.svg, image/svg+xml"
    })
    void file_isServedToAnyone_underTheStrictPolicy(String path, String mediaType) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type").replace(";charset", "; charset"))
                .isEqualToIgnoringCase(mediaType);
        assertThat(header(response, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "connect-src 'self'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void unchangedFile_isNotSentAgain() throws Exception {
        String etag = header(get("/assets/main.js"), "ETag");

        HttpResponse<String> again = get("/assets/main.js", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(get("/assets/theme.css", "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/nowhere.js",
                "/assets/index.html",
                "/assets/package-info.class",
                "/assets/..%2findex.html",
                "/assets/%2e%2e%2fassets%2fmain.js",
                "/assets/main.js%00.css",
                "/assets/MAIN.JS",
                "/assets/"
            })
    void whatIsNoFileOfThePage_isNotServed(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body()).doesNotContain("import ", "<html lang");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
