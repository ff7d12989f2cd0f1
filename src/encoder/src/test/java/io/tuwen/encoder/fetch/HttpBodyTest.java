package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import okio.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts may send in place of a picture, and that none of it is taken without end. */
final class HttpBodyTest {
    private static final int MAX_BYTES = 1000;
    private static final int ALLOWANCE = 1 << 20;

    @Test
    void fetch_unpacksWhatAHostPackedUnasked() throws IOException {
        assertThat(answer("gzip", packed("a picture", 9))).isEqualTo(success("a picture"));
        assertThat(answer("X-GZIP", packed("a picture", 9))).isEqualTo(success("a picture"));
    }

    @Test
    void fetch_takesUpToTheLimitAfterUnpacking() throws IOException {
        assertThat(answer("gzip", packed("x", MAX_BYTES))).isEqualTo(success("x".repeat(MAX_BYTES)));
        assertThat(code(answer("gzip", packed("x", MAX_BYTES + 1)))).isEqualTo(FailureCode.PICTURE_TOO_LARGE);
    }

    @Test
    void fetch_unpacksNoMoreOfABombThanTheLimit() throws IOException {
        Buffer bomb = packed("x", 800_000);
        assertThat(bomb.size()).isLessThan(MAX_BYTES);
        assertThat(code(answer("gzip", bomb))).isEqualTo(FailureCode.PICTURE_TOO_LARGE);
    }

    @Test
    void fetch_ofAPackedBodyThatIsCutOffIsUnavailable() throws IOException {
        Buffer cut = new Buffer();
        cut.write(packed("a picture", 9), 15);
        assertThat(code(answer("gzip", cut))).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "compress"})
    void fetch_ofACodingThatIsNotKnownSaysSo(String coding) throws IOException {
        Failure failure = failure(answer(coding, new Buffer().writeUtf8("packed")));
        assertThat(failure.code()).isEqualTo(FailureCode.PICTURE_FORMAT_UNKNOWN);
        assertThat(failure.message()).contains("\"" + coding + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK~                                            | X-Again: and again~   | PICTURE_HOST_UNAVAILABLE",
                "HTTP/1.1 200 OK~                                            | a                     | PICTURE_HOST_UNAVAILABLE",
                "HTTP/1.1                                                    | 200                   | PICTURE_HOST_UNAVAILABLE",
                "                                                            | HTTP/1.1 102 Wait~~   | PICTURE_HOST_UNAVAILABLE",
                "HTTP/1.1 200 OK~~                                           | x                     | PICTURE_TOO_LARGE",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~                | 1~x~                  | PICTURE_TOO_LARGE",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1;              | extension             | PICTURE_TOO_LARGE",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~x~0~          | X-Trailer: and again~ | PICTURE_HOST_UNAVAILABLE",
                "HTTP/1.1 200 OK~Content-Length: -1~~                        | x                     | PICTURE_TOO_LARGE",
                "HTTP/1.1 200 OK~Content-Length: 99999999999999999999~~      | x                     | PICTURE_TOO_LARGE",
                "HTTP/1.1 200 OK~Content-Encoding: gzip~~                    | x                     | PICTURE_HOST_UNAVAILABLE"
            })
    void fetch_ofWhatHasNoEndEnds(String head, String forEver, FailureCode code) {
        try (RawHost host = new RawHost(lines(head == null ? "" : head), lines(forEver))) {
            assertThat(code(fetch(host.port()))).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "301 Moved~Location: /q", "404 None", "408 Slow", "503 Busy~Retry-After: 0"})
    void fetch_ofANegativeLengthIsToldAtOnce(String status) {
        try (RawHost host = new RawHost(lines("HTTP/1.1 " + status + "~Content-Length: -4~~"), "x")) {
            Failure failure = failure(fetch(host.port()));
            assertThat(failure.code()).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
            assertThat(failure.message()).contains("Content-Length: -4 (expected: 0 or more)");
        }
    }

    private static String lines(String text) {
        return text.replace("~", "\r\n");
    }

    private static Buffer packed(String text, int length) throws IOException {
        Buffer packed = new Buffer();
        try (Sink sink = new GzipSink(packed)) {
            String whole = text.repeat(length / text.length());
            Okio.buffer(sink).writeUtf8(whole).flush();
        }
        return packed;
    }

    private static Outcome<Fetched> answer(String coding, Buffer body) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            server.enqueue(new MockResponse.Builder()
                    .body(body)
                    .addHeader("Content-Encoding", coding)
                    .build());
            return fetch(server.getPort());
        }
    }

    private static Outcome<Fetched> fetch(int port) {
        FetchSettings settings = FetchSettings.DEFAULT.withReach(new FetchSettings.Reach(
                new FetchSettings.Listed(List.of(), List.of("127.0.0.1")),
                FetchSettings.Listed.NONE,
                List.of(String.valueOf(port))));
        FetchPlan plan = FetchPlan.of(settings);
        Outside outside = new Outside(Dns.SYSTEM, new HttpSockets(ALLOWANCE, null), Clock.systemUTC());
        try (HttpPictureFetcher fetcher = new HttpPictureFetcher(settings, plan, MAX_BYTES, outside)) {
            return fetcher.fetch(URI.create("http://127.0.0.1:" + port + "/p.jpg"))
                    .join();
        }
    }

    private static Outcome<Fetched> success(String text) {
        return new Success<>(new Fetched.Picture(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), null));
    }

    private static FailureCode code(Outcome<Fetched> outcome) {
        return failure(outcome).code();
    }

    private static Failure failure(Outcome<Fetched> outcome) {
        return ((Failed<Fetched>) outcome).failure();
    }
}
