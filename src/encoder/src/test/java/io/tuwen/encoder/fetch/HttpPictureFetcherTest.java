package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_ADDRESS_BLOCKED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_FORBIDDEN;
import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpPictureFetcherTest {
    private static final int MAX_BYTES = 1000;
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private final MockWebServer server = started();
    private final FixedDns dns = new FixedDns();
    private HttpPictureFetcher fetcher = fetcher(patient());

    private FetchSettings patient() {
        return settings(Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    private FetchSettings settings(Duration read, Duration call) {
        return new FetchSettings(
                new FetchSettings.Timeouts(Duration.ofSeconds(20), read, call),
                new FetchSettings.Calls(8, new HostSettings(2, 0, 8, Duration.ofSeconds(30))),
                reach(server.getPort()),
                new FetchSettings.Http("tuwen-test", 3, false, null, null),
                List.of());
    }

    private static FetchSettings.Reach reach(int port) {
        return new FetchSettings.Reach(
                new FetchSettings.Listed(List.of(), List.of("127.0.0.1")),
                FetchSettings.Listed.NONE,
                List.of("80", "443", String.valueOf(port)));
    }

    private HttpPictureFetcher fetcher(FetchSettings settings) {
        dns.with("shop.example", "127.0.0.1").with("other.example", "127.0.0.1").with("inside.example", "10.1.2.3");
        Outside outside = new Outside(dns, new HttpSockets(1 << 20, null), Clock.fixed(NOW, ZoneOffset.UTC));
        return new HttpPictureFetcher(settings, FetchPlan.of(settings), MAX_BYTES, outside);
    }

    private static MockWebServer started() {
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

    private void replace(FetchSettings settings) {
        fetcher.close();
        fetcher = fetcher(settings);
    }

    @Test
    void fetch_followsRedirectsUpToTheLimit() {
        IntStream.range(0, 3).forEach(i -> redirect("/" + i));
        server.enqueue(new MockResponse.Builder().body("a picture").build());
        assertThat(text(fetch("/p.jpg"))).isEqualTo("a picture");
    }

    @Test
    void fetch_givesUpOnARedirectLoop() {
        IntStream.range(0, 9).forEach(i -> redirect("/p.jpg"));
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_FORBIDDEN);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "http://169.254.169.254/latest/meta-data/, PICTURE_ADDRESS_BLOCKED",
        "http://[fd00::1]/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "http://2852039166/, PICTURE_ADDRESS_BLOCKED",
        "http://inside.example/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "//inside.example/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "http://user:secret@shop.example/p.jpg, PICTURE_REFERENCE_INVALID",
        "file:///etc/passwd, PICTURE_REFERENCE_INVALID",
        "ftp://shop.example/p.jpg, PICTURE_REFERENCE_INVALID",
        "http://, PICTURE_REFERENCE_INVALID"
    })
    void fetch_checksEveryRedirectLikeTheFirstAddress(String location, FailureCode code) {
        redirect(location);
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(code);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void fetch_ofARedirectToNowhereIsInvalid() {
        server.enqueue(new MockResponse.Builder().code(302).build());
        assertThat(failure(fetch("/p.jpg")).code()).isEqualTo(PICTURE_REFERENCE_INVALID);
    }

    private void redirect(String location) {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", location)
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/p.jpg",
                "http://127.2/p.jpg",
                "http://2130706434/p.jpg",
                "http://[::1]/p.jpg",
                "http://[::ffff:10.0.0.1]/p.jpg",
                "http://[::ffff:a00:1]/p.jpg",
                "http://0/p.jpg",
                "http://192.168.1.1:8080/p.jpg",
                "http://inside.example/p.jpg",
                "HTTP://INSIDE.example/p.jpg",
                "https://inside.example/p.jpg"
            })
    void fetch_refusesInternalAddresses(String uri) {
        assertThat(failure(fetcher.fetch(URI.create(uri))).code()).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2./p", "http://0x7f.2/p", "http://0177.0.0.2/p", "http://127.0.0.2%2f@a/"})
    void fetch_reachesNothingByOddNotations(String uri) {
        Outcome<Fetched> outcome = fetcher.fetch(URI.create(uri)).join();
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void fetch_staysWithTheAddressThatWasChecked() {
        dns.with("rebinding.example", "127.0.0.1", "10.1.2.3");
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/again")
                .addHeader("Connection", "close")
                .build());
        CompletableFuture<Outcome<Fetched>> fetched = fetchFrom("rebinding.example", "/p.jpg");
        assertThat(failure(fetched).code()).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///p.jpg", "http:p", "http://user@shop.example/p", "http://shop.example:99999/p"})
    void fetch_refusesWhatIsNoAddress(String uri) {
        assertThat(failure(fetcher.fetch(URI.create(uri))).code()).isEqualTo(PICTURE_REFERENCE_INVALID);
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
    void fetch_ofWhatIsKnownAsksForChanges_andReadsNoBody() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "W/\"v1\"")
                .body("a picture")
                .build());
        Fetched.Source source = Objects.requireNonNull(picture(fetch("/p.jpg")).source());
        assertThat(source).isEqualTo(new Fetched.Source(address("/p.jpg"), "W/\"v1\""));

        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(fetchKnown("/p.jpg", source).join()).isEqualTo(Outcome.success(new Fetched.Unchanged()));
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("W/\"v1\"");
    }

    @Test
    void fetch_ofWhatIsKnownTakesAnotherPictureWhole() {
        server.enqueue(new MockResponse.Builder().body("another").build());
        Fetched.Picture picture = picture(fetchKnown("/p.jpg", new Fetched.Source(address("/p.jpg"), "\"v1\"")));
        assertThat(picture.bytes().remaining()).isEqualTo("another".length());
        assertThat(picture.source()).isNull();
    }

    /** A tag is unique at one address only. */
    @Test
    void fetch_ofWhatIsKnownAsksForChangesOnlyAtTheAddressThatSentIt() throws InterruptedException {
        Fetched.Source source = new Fetched.Source(address("/there"), "\"v1\"");
        redirect("/there");
        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(fetchKnown("/p.jpg", source).join()).isEqualTo(Outcome.success(new Fetched.Unchanged()));
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");

        redirect("/elsewhere");
        server.enqueue(new MockResponse.Builder().body("a picture").build());
        assertThat(text(fetchKnown("/p.jpg", source))).isEqualTo("a picture");
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void fetch_ofAnUnchangedPictureThatNobodyAskedAboutIsRefused() {
        server.enqueue(new MockResponse.Builder().code(304).build());
        Fetched.Source elsewhere = new Fetched.Source(address("/q.jpg"), "\"v1\"");
        assertThat(failure(fetchKnown("/p.jpg", elsewhere)).code()).isEqualTo(PICTURE_FORBIDDEN);
    }

    private CompletableFuture<Outcome<Fetched>> fetchKnown(String path, Fetched.Source source) {
        return fetcher.fetch(
                URI.create(address(path)), address -> address.equals(source.address()) ? source.validator() : null);
    }

    private String address(String path) {
        return "http://shop.example:" + server.getPort() + path;
    }

    private static Fetched.Picture picture(CompletableFuture<Outcome<Fetched>> fetched) {
        return (Fetched.Picture) ((Success<Fetched>) fetched.join()).value();
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

    private CompletableFuture<Outcome<Fetched>> fetch(String path) {
        return fetchFrom("shop.example", path);
    }

    private CompletableFuture<Outcome<Fetched>> fetchFrom(String host, String path) {
        return fetcher.fetch(URI.create("http://" + host + ":" + server.getPort() + path));
    }

    private static Failure failure(CompletableFuture<Outcome<Fetched>> fetched) {
        return ((Failed<Fetched>) fetched.join()).failure();
    }

    private static String text(CompletableFuture<Outcome<Fetched>> fetched) {
        ByteBuffer bytes = picture(fetched).bytes();
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
