package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.PICTURE_ADDRESS_BLOCKED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_NOT_FOUND;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileReaderTest {
    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Path outside = Path.of("");
    private FileReader reader = new FileReader(List.of(), 1);

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        outside = Files.writeString(folder.resolve("outside.jpg"), "outside");
        reader = new FileReader(List.of(root, folder.resolve("not-there")), 9);
    }

    @Test
    void read_givesTheBytesOfAFileBelowARoot() throws IOException {
        Files.createDirectory(root.resolve("红色 a"));
        Path file = Files.writeString(root.resolve("红色 a/p.jpg"), "a picture");
        assertThat(reader.read(file.toUri()))
                .isEqualTo(Outcome.success(ByteBuffer.wrap("a picture".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void read_ofNoFileIsNotFound() {
        assertThat(code(root.resolve("gone.jpg").toUri())).isEqualTo(PICTURE_NOT_FOUND);
        assertThat(code(root.toUri())).isEqualTo(PICTURE_NOT_FOUND);
    }

    @Test
    void read_outsideTheRootsIsBlockedWhetherItExistsOrNot() throws IOException {
        Path sibling = Files.createDirectory(folder.resolve("root-2"));
        Files.writeString(sibling.resolve("p.jpg"), "a picture");
        assertThat(code(outside.toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(folder.resolve("gone.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(sibling.resolve("p.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(URI.create("file://" + root + "/../outside.jpg"))).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(URI.create("file://" + root + "/%2e%2e/outside.jpg"))).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    @Test
    void read_throughALinkThatLeadsOutIsBlocked() throws IOException {
        Files.createSymbolicLink(root.resolve("link.jpg"), outside);
        Files.createSymbolicLink(root.resolve("up"), folder);
        assertThat(code(root.resolve("link.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
        assertThat(code(root.resolve("up/outside.jpg").toUri())).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    @Test
    void read_throughALinkThatStaysInsideIsAllowed() throws IOException {
        Files.writeString(root.resolve("p.jpg"), "a picture");
        Files.createSymbolicLink(root.resolve("same.jpg"), root.resolve("p.jpg"));
        assertThat(reader.read(root.resolve("same.jpg").toUri())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void read_underARootThatIsALinkIsAllowed() throws IOException {
        Files.writeString(root.resolve("p.jpg"), "a picture");
        Path link = Files.createSymbolicLink(folder.resolve("alias"), root);
        FileReader byAlias = new FileReader(List.of(link), 9);
        assertThat(byAlias.read(link.resolve("p.jpg").toUri())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void read_ofMoreThanAllowedIsTooLarge() throws IOException {
        Path file = Files.writeString(root.resolve("p.jpg"), "a picture!");
        assertThat(code(file.toUri())).isEqualTo(PICTURE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:p.jpg", "file://host/p.jpg", "file:///p.jpg?x", "file:///p.jpg#x", "file:///a%00b"})
    void read_ofNoFileAddressIsInvalid(String uri) {
        assertThat(code(URI.create(uri))).isEqualTo(PICTURE_REFERENCE_INVALID);
    }

    @Test
    void read_ofAPipeIsNotFound() throws Exception {
        Path pipe = root.resolve("pipe.jpg");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(code(pipe.toUri())).isEqualTo(PICTURE_NOT_FOUND);
    }

    @Test
    void read_ofADeviceIsNotFound() {
        FileReader devices = new FileReader(List.of(Path.of("/dev")), 9);
        assertThat(devices.read(URI.create("file:///dev/zero")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(PICTURE_NOT_FOUND));
    }

    @Test
    void read_ofALoopOfLinksIsUnavailable() throws IOException {
        Files.createSymbolicLink(root.resolve("a.jpg"), root.resolve("b.jpg"));
        Files.createSymbolicLink(root.resolve("b.jpg"), root.resolve("a.jpg"));
        assertThat(code(root.resolve("a.jpg").toUri())).isEqualTo(PICTURE_HOST_UNAVAILABLE);
    }

    @Test
    void read_tellsCasesApart() throws IOException {
        Files.writeString(root.resolve("p.jpg"), "a picture");
        assertThat(code(root.resolve("P.JPG").toUri())).isEqualTo(PICTURE_NOT_FOUND);
        assertThat(code(URI.create("file://" + folder + "/ROOT/p.jpg"))).isEqualTo(PICTURE_ADDRESS_BLOCKED);
    }

    /** What happens when somebody puts a link in place of what was resolved a moment before. */
    @Test
    void open_followsNoLinkThatWasPutThereMeanwhile() throws IOException {
        Path below = Files.createDirectory(root.resolve("below"));
        Files.writeString(below.resolve("outside.jpg"), "a picture");
        Path resolved = root.relativize(below.resolve("outside.jpg"));
        UnlinkedFile early = UnlinkedFile.open(root, resolved);
        Files.move(below, root.resolve("moved"));
        Files.createSymbolicLink(below, folder);
        assertThatThrownBy(() -> UnlinkedFile.open(root, resolved)).isInstanceOf(IOException.class);
        try (early;
                InputStream in = Channels.newInputStream(early.channel())) {
            assertThat(in).hasContent("a picture");
        }
    }

    @Test
    void channel_followsNoLinkThatWasPutThereMeanwhile() throws IOException {
        Path file = Files.createSymbolicLink(root.resolve("p.jpg"), outside);
        try (UnlinkedFile opened = UnlinkedFile.open(root, root.relativize(file))) {
            assertThat(opened.isRegular()).isFalse();
            assertThatThrownBy(opened::channel).isInstanceOf(IOException.class);
        }
    }

    private FailureCode code(URI uri) {
        return ((Failed<ByteBuffer>) reader.read(uri)).failure().code();
    }
}
