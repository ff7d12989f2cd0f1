package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpPictureFetcherTest extends HttpFetcherRig {
    @Test
    void fetch_givesTheBytes() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("a picture").build());
        assertThat(text(fetch("/p.jpg?w=1"))).isEqualTo("a picture");
        var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/p.jpg?w=1");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("tuwen-test");
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @CsvSource({
        "400, PICTURE_FORBIDDEN",
        "401, PICTURE_FORBIDDEN",
        "403, PICTURE_FORBIDDEN",
        "404, PICTURE_NOT_FOUND",
        "405, PICTURE_FORBIDDEN",
        "408, PICTURE_HOST_UNAVAILABLE",
        "410, PICTURE_NOT_FOUND",
        "425, PICTURE_HOST_UNAVAILABLE",
        "429, PICTURE_HOST_UNAVAILABLE",
        "451, PICTURE_FORBIDDEN",
        "500, PICTURE_HOST_UNAVAILABLE",
        "502, PICTURE_HOST_UNAVAILABLE",
        "503, PICTURE_HOST_UNAVAILABLE",
        "504, PICTURE_HOST_UNAVAILABLE",
        "204, PICTURE_FORBIDDEN",
        "206, PICTURE_FORBIDDEN",
        "300, PICTURE_FORBIDDEN",
        "304, PICTURE_FORBIDDEN"
    })
    void fetch_tellsEachStatusApart(int status, FailureCode code) {
        // OkHttp repeats a 408 once on its own.
        server.enqueue(new MockResponse.Builder().code(status).build());
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 120                           | PT2M",
                "503 | 0                             | PT0S",
                "503 | 999999999                     | PT1H",
                "503 | Tue, 24 Nov 2026 10:00:30 GMT | PT30S",
                "503 | Tue, 24 Nov 2026 09:00:00 GMT | PT0S",
                "503 | soon                          |",
                "503 | -5                            |"
            })
    void fetch_handsOnHowLongTheHostAsksFor(int status, String header, Duration expected) {
        MockResponse response = new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", header)
                .build();
        server.enqueue(response);
        // OkHttp repeats at once what may be repeated after no time at all.
        server.enqueue(response);
        assertThat(failure(fetch("/p.jpg")).retryAfter()).isEqualTo(expected);
    }

    @Test
    void fetch_takesUpToTheLimit() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(MAX_BYTES)).build());
        assertThat(text(fetch("/p.jpg"))).hasSize(MAX_BYTES);
    }

    @Test
    void fetch_refusesADeclaredLengthOverTheLimit() {
        server.enqueue(
                new MockResponse.Builder().body("x".repeat(MAX_BYTES + 1)).build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_TOO_LARGE);
    }

    @Test
    void fetch_refusesAnUndeclaredLengthOverTheLimit() {
        server.enqueue(new MockResponse.Builder()
                .chunkedBody("x".repeat(MAX_BYTES + 1), 100)
                .build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_TOO_LARGE);
    }

    @Test
    void fetch_ofABodyShorterThanDeclaredIsUnavailable() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100))
                .setHeader("Content-Length", 900)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_readsNoMoreThanDeclared() {
        server.enqueue(new MockResponse.Builder()
                .body("a picture and more")
                .setHeader("Content-Length", 9)
                .build());
        assertThat(text(fetch("/p.jpg"))).isEqualTo("a picture");
    }

    @Test
    void fetch_ofAConnectionCutInTheBodyIsUnavailable() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(900))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_ofAConnectionCutBeforeAnAnswerIsUnavailable() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_ofAPortWhereNobodyListensIsUnavailable() {
        URI uri = URI.create("http://shop.example:" + server.getPort() + "/p.jpg");
        server.close();
        assertThat(failure(fetcher.fetch(uri)).code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_ofAnUnknownNameIsUnavailable() {
        assertThat(failure(fetchFrom("nowhere.example", "/p.jpg")).code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_ofAHostThatNeverAnswersTimesOut() {
        replace(settings(Duration.ofMillis(200), Duration.ofSeconds(60)));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void fetch_ofABodyThatDripsTimesOut() {
        replace(settings(Duration.ofSeconds(60), Duration.ofMillis(400)));
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(900))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        Failure failure = failure(fetch("/p.jpg"));
        assertThat(failure.code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
        assertThat(failure.message()).contains("400 ms");
    }

    @Test
    void fetch_tellsNoSecretsOfTheAddress() {
        server.enqueue(new MockResponse.Builder().code(403).build());
        assertThat(failure(fetch("/private/p.jpg?signature=secret")).message())
                .contains("shop.example")
                .doesNotContain("private")
                .doesNotContain("secret");
    }

    @Test
    void fetch_ofASlowHostDelaysNoOther() {
        server.setDispatcher(new StallingFor("shop.example"));
        var slow = IntStream.range(0, 20).mapToObj(i -> fetch("/" + i)).toList();
        assertThat(text(fetchFrom("other.example", "/p.jpg"))).isEqualTo("a picture");
        assertThat(slow).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void close_completesWhatIsUnderWayAndWhatComesLater() {
        server.setDispatcher(new StallingFor("shop.example"));
        var underWay = IntStream.range(0, 5).mapToObj(i -> fetch("/" + i)).toList();
        fetcher.close();
        assertThat(underWay)
                .allSatisfy(fetch -> assertThat(failure(fetch).code()).isEqualTo(CLOSED));
        assertThat(failure(fetch("/late")).code()).isEqualTo(CLOSED);
    }
}
