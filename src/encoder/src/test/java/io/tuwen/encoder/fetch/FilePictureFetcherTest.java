package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_ADDRESS_BLOCKED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_NOT_FOUND;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
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
import org.junit.jupiter.params.provider.ValueSource;

final class FilePictureFetcherTest {
    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Path outside = Path.of("");
    private FilePictureFetcher fetcher = new FilePictureFetcher(List.of(), 1);

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        outside = Files.writeString(folder.resolve("outside.jpg"), "outside");
        fetcher = new FilePictureFetcher(List.of(root, folder.resolve("not-there")), 9);
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void fetch_givesTheBytesOfAFileBelowARoot() throws IOException {
        Files.createDirectory(root.resolve("红色 a"));
        Path file = Files.writeString(root.resolve("红色 a/p.jpg"), "a picture");
        assertThat(fetcher.fetch(file.toUri()).join())
                .isEqualTo(Outcome.success(ByteBuffer.wrap("a picture".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void fetch_ofNoFileIsNotFound() {
        assertThat(code(root.resolve("gone.jpg").toUri())).isEqualTo(PICTURE_NOT_FOUND);
        assertThat(code(root.toUri())).isEqualTo(PICTURE_NOT_FOUND);
    }

    @Test
    void fetch_outsideTheRootsIsBlockedWhetherItExistsOrNot() throws IOException {
        Path sibling = Files.createDirectory(folder.resolve("root-2"));
        Files.writeString(sibling.resolve("p.jpg"), "a picture");
        assertThat(code(outside.toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(folder.resolve("gone.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(sibling.resolve("p.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(URI.create("file://" + root + "/../outside.jpg"))).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(URI.create("file://" + root + "/%2e%2e/outside.jpg"))).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    @Test
    void fetch_throughALinkThatLeadsOutIsBlocked() throws IOException {
        Files.createSymbolicLink(root.resolve("link.jpg"), outside);
        Files.createSymbolicLink(root.resolve("up"), folder);
        assertThat(code(root.resolve("link.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(root.resolve("up/outside.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    @Test
    void fetch_throughALinkThatStaysInsideIsAllowed() throws IOException {
        Files.writeString(root.resolve("p.jpg"), "a picture");
        Files.createSymbolicLink(root.resolve("same.jpg"), root.resolve("p.jpg"));
        assertThat(fetcher.fetch(root.resolve("same.jpg").toUri()).join()).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void fetch_underARootThatIsALinkIsAllowed() throws IOException {
        Files.writeString(root.resolve("p.jpg"), "a picture");
        Path link = Files.createSymbolicLink(folder.resolve("alias"), root);
        try (FilePictureFetcher byAlias = new FilePictureFetcher(List.of(link), 9)) {
            assertThat(byAlias.fetch(link.resolve("p.jpg").toUri()).join()).isInstanceOf(Outcome.Success.class);
        }
    }

    @Test
    void fetch_ofMoreThanAllowedIsTooLarge() throws IOException {
        Path file = Files.writeString(root.resolve("p.jpg"), "a picture!");
        assertThat(code(file.toUri())).isEqualTo(PICTURE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:p.jpg", "file://host/p.jpg", "file:///p.jpg?x", "file:///p.jpg#x", "file:///a%00b"})
    void fetch_ofNoFileAddressIsInvalid(String uri) {
        assertThat(code(URI.create(uri))).isEqualTo(PICTURE_REFERENCE_INVALID);
    }

    @Test
    void fetch_afterCloseIsClosed() {
        fetcher.close();
        assertThat(code(root.resolve("p.jpg").toUri())).isEqualTo(CLOSED);
    }

    private FailureCode code(URI uri) {
        return ((Failed<ByteBuffer>) fetcher.fetch(uri).join()).failure().code();
    }
}
