package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.PICTURE_FORBIDDEN;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpRedirectTest extends HttpFetcherRig {
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
}
