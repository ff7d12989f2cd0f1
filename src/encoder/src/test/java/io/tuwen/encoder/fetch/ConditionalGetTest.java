package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.PICTURE_FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

final class ConditionalGetTest extends HttpFetcherRig {
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
}
