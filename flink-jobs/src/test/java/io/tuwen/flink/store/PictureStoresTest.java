package io.tuwen.flink.store;

import static io.tuwen.core.outcome.FailureCode.PICTURE_ADDRESS_BLOCKED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_NOT_FOUND;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.fetch.Fetched;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.picture.PictureLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureStoresTest {
    private static final EncoderSettings SETTINGS =
            new EncoderSettings(1, 1, new PictureLimits(9, 1000), 1000, FetchSettings.DEFAULT, false);

    @TempDir
    private Path folder;

    private PictureFetcher fetcher = PictureStores.fetcher(SETTINGS, List.of());

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("root"));
        fetcher.close();
        fetcher = PictureStores.fetcher(SETTINGS, List.of(StoreRoot.parse("shelf://" + folder.resolve("root"))));
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void fetch_givesTheBytesOfAFileBelowARoot() throws IOException {
        Files.createDirectories(folder.resolve("root/红色 a"));
        Files.writeString(folder.resolve("root/红色 a/p.jpg"), "a picture");
        assertThat(fetch("root/%E7%BA%A2%E8%89%B2%20a/p.jpg"))
                .isEqualTo(Outcome.success(
                        new Fetched.Picture(ByteBuffer.wrap("a picture".getBytes(StandardCharsets.UTF_8)), null)));
    }

    @Test
    void fetch_ofMoreThanAllowedIsTooLarge() throws IOException {
        Files.writeString(folder.resolve("root/p.jpg"), "a picture!");
        assertThat(code(fetch("root/p.jpg"))).isEqualTo(PICTURE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "gone.jpg, PICTURE_NOT_FOUND",
        "nothing.jpg, PICTURE_NOT_FOUND",
        "denied.jpg, PICTURE_FORBIDDEN",
        "refused.jpg, PICTURE_FORBIDDEN",
        "away.jpg, PICTURE_HOST_UNAVAILABLE"
    })
    void fetch_tellsFailuresApart(String name, FailureCode code) {
        assertThat(code(fetch("root/" + name))).isEqualTo(code);
    }

    @Test
    void fetch_ofAFolderIsNotFound() throws IOException {
        Files.createDirectories(folder.resolve("root/below"));
        assertThat(code(fetch("root/below"))).isEqualTo(PICTURE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outside.jpg", "root-2/p.jpg", "root", "ROOT/p.jpg"})
    void fetch_outsideTheRootsIsBlocked(String name) {
        assertThat(code(fetch(name))).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root/../outside.jpg",
                "root/%2e%2e/outside.jpg",
                "root/..%2foutside.jpg",
                "root/./p.jpg",
                "root/p.jpg?x",
                "root/p.jpg#x",
                "root/p%00.jpg"
            })
    void fetch_ofNoPlainPathIsInvalid(String name) {
        assertThat(code(fetch(name))).isEqualTo(PICTURE_REFERENCE_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/hostname, PICTURE_ADDRESS_BLOCKED",
        "http://127.0.0.1/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "s3://bucket/p.jpg, PICTURE_REFERENCE_INVALID",
        "shelf://bucket/p.jpg, PICTURE_ADDRESS_BLOCKED",
        "shelf:p.jpg, PICTURE_REFERENCE_INVALID"
    })
    void fetch_leavesOtherSchemesAsTheyWere(String uri, FailureCode code) {
        assertThat(code(fetcher.fetch(URI.create(uri)).join())).isEqualTo(code);
    }

    @Test
    void fetcher_ofASchemeThatFlinkDoesNotKnowSaysWhatToDo() {
        assertThatThrownBy(() -> PictureStores.fetcher(SETTINGS, List.of(StoreRoot.parse("nowhere://bucket/"))))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                .hasMessageContaining("nowhere://bucket/")
                .hasMessageContaining("plugins/");
    }

    @Test
    void parse_readsRoots() {
        assertThat(StoreRoot.parse("S3://bucket")).isEqualTo(new StoreRoot("s3", "bucket", "/"));
        assertThat(StoreRoot.parse("oss://b/pictures/")).isEqualTo(new StoreRoot("oss", "b", "/pictures/"));
        assertThat(StoreRoot.parse("hdfs:///pictures")).isEqualTo(new StoreRoot("hdfs", "", "/pictures/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bucket",
                "/pictures",
                "file:///pictures",
                "http://host/",
                "s3:bucket",
                "s3://key@bucket/",
                "s3://bucket/../other",
                "s3://bucket/a b"
            })
    void parse_refusesWhatIsNoRoot(String text) {
        assertThatThrownBy(() -> StoreRoot.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private Outcome<Fetched> fetch(String name) {
        return fetcher.fetch(URI.create("shelf://" + folder + "/" + name)).join();
    }

    private static FailureCode code(Outcome<Fetched> outcome) {
        return ((Failed<Fetched>) outcome).failure().code();
    }
}
