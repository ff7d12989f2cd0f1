package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.PICTURE_ADDRESS_BLOCKED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpAddressTest extends HttpFetcherRig {
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
}
