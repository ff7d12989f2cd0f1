package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.encoder.fetch.FetchSettings.Listed;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemePictureFetcherTest {

    @ParameterizedTest
    @CsvSource({
        "ftp://shop.example/p.jpg, PICTURE_REFERENCE_INVALID",
        "s3://bucket/p.jpg, PICTURE_REFERENCE_INVALID",
        "data:image/png;base64;AAAA, PICTURE_REFERENCE_INVALID",
        "p.jpg, PICTURE_REFERENCE_INVALID",
        "//shop.example/p.jpg, PICTURE_REFERENCE_INVALID",
        "file:///etc/hostname, PICTURE_ADDRESS_BLOCKED",
        "FILE:///etc/hostname, PICTURE_ADDRESS_BLOCKED",
        "http://localhost/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "https://127.0.0.1/p.jpg, PICTURE_ADDRESS_BLOCKED"
    })
    void fetch_byDefaultReachesNothingInside(String uri, FailureCode code) {
        try (SchemePictureFetcher fetcher = SchemePictureFetcher.standard(FetchSettings.DEFAULT, 1000)) {
            Failed<Fetched> failed =
                    (Failed<Fetched>) fetcher.fetch(URI.create(uri)).join();
            assertThat(failed.failure().code()).isEqualTo(code);
        }
    }

    @Test
    void standard_tellsAllThatIsWrongAtOnce() {
        FetchSettings settings = FetchSettings.DEFAULT
                .withReach(new Reach(
                        new Listed(List.of("shop example"), List.of("10.0.0.0/40", "localhost")),
                        new Listed(List.of("*"), List.of("a/8")),
                        List.of("70000")))
                .withFileRoots(List.of("pictures", "/", "/proc/self"));
        assertThatThrownBy(() -> SchemePictureFetcher.standard(settings, 1000))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                .hasMessageContaining("allowed-hosts: \"shop example\"")
                .hasMessageContaining("allowed-networks: network: \"10.0.0.0/40\"")
                .hasMessageContaining("allowed-networks: network: \"localhost\"")
                .hasMessageContaining("denied-hosts: \"*\"")
                .hasMessageContaining("denied-networks: network: \"a/8\"")
                .hasMessageContaining("ports: \"70000\"")
                .hasMessageContaining("file-roots: pictures ")
                .hasMessageContaining("file-roots: / ")
                .hasMessageContaining("file-roots: /proc/self ");
    }
}
