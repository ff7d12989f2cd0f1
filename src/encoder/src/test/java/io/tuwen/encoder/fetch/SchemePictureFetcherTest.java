package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome.Failed;
import java.net.URI;
import java.nio.ByteBuffer;
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
            Failed<ByteBuffer> failed =
                    (Failed<ByteBuffer>) fetcher.fetch(URI.create(uri)).join();
            assertThat(failed.failure().code()).isEqualTo(code);
        }
    }

    @Test
    void standard_tellsAllThatIsWrongAtOnce() {
        FetchSettings settings = FetchSettings.DEFAULT
                .withAllowedNetworks(List.of("10.0.0.0/40", "localhost"))
                .withFileRoots(List.of("pictures"));
        assertThatThrownBy(() -> SchemePictureFetcher.standard(settings, 1000))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                .hasMessageContaining("10.0.0.0/40")
                .hasMessageContaining("localhost")
                .hasMessageContaining("pictures");
    }
}
