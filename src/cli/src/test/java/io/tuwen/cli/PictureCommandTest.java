package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.tuwen.testkit.catalogue.DrawnCatalogue;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import io.tuwen.testkit.catalogue.Photographer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static byte[] jpeg = new byte[0];

    @TempDir
    Path folder;

    @BeforeAll
    static void draw() {
        jpeg = Photographer.take(new DrawnCatalogue(1).entry(Split.TRAIN, 0).goods(), 320, 240, "jpg");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static Run look(Object... arguments) {
        List<String> line = Arrays.stream(arguments).map(Object::toString).toList();
        List<String> all = new java.util.ArrayList<>(List.of("picture", "--model", "../../triton-models/demo"));
        all.addAll(line);
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void aPicture_isToldInOneLine() throws IOException {
        Run run = look(write("a.jpg", jpeg));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .singleElement()
                .asString()
                .contains("a.jpg: JPEG 320 x 240, orientation 1, YCbCr; hash ", "digest ")
                .doesNotContain("tiny", "blank");
    }

    @Test
    void json_tellsEachPictureOnALine_andTheSumsOnTheLast() throws IOException {
        write("shop/a.jpg", jpeg);
        write("shop/deep/cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        write("shop/notes.txt", "no picture".getBytes());
        Run run = look(folder.resolve("shop"), "--json");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode seen = JSON.readTree(lines.get(0));
        assertThat(seen.get("format").asText()).isEqualTo("JPEG");
        assertThat(seen.get("phash").asText()).hasSize(16);
        assertThat(seen.get("digest").asText()).hasSize(32);
        assertThat(JSON.readTree(lines.get(1)).get("code").asText()).isEqualTo("PICTURE_CORRUPT");
        JsonNode sums = JSON.readTree(run.lastLine());
        assertThat(sums.get("pictures").asInt()).isEqualTo(2);
        assertThat(sums.get("usable").asInt()).isEqualTo(1);
        assertThat(sums.get("refused").get("PICTURE_CORRUPT").asInt()).isEqualTo(1);
    }

    @Test
    void manyFiles_areToldInOrder_withASummaryByCode() throws IOException {
        int files = 300;
        for (int i = 0; i < files; i++) {
            byte[] bytes = i % 10 == 3 ? "<html>".getBytes() : i % 10 == 7 ? blank() : jpeg;
            write("many/%03d.jpg".formatted(i), bytes);
        }
        Run run = look(folder.resolve("many"));

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(files + 1);
        assertThat(lines.subList(0, files)).isSorted();
        assertThat(run.lastLine())
                .endsWith("300 pictures: 270 usable, of them {blank=30, tiny=30}, 30 refused"
                        + " {PICTURE_FORMAT_UNKNOWN=30}");
    }

    private static byte[] blank() throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void out_isTheModelsSquare() throws IOException {
        Path out = folder.resolve("seen/square.png");
        Run run = look(write("a.jpg", jpeg), "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        BufferedImage square = ImageIO.read(out.toFile());
        assertThat(square.getWidth()).isEqualTo(square.getHeight()).isEqualTo(side());
    }

    private static int side() throws IOException {
        return JSON.readTree(Path.of("../../triton-models/demo/model.json").toFile())
                .get("image")
                .get("size")
                .asInt();
    }

    @Test
    void out_ofSeveral_isAFolderWithASquareForEach() throws IOException {
        write("x/a.jpg", jpeg);
        Run run = look(write("a.jpg", jpeg), folder.resolve("x"), "--out", folder.resolve("squares"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("squares/a.jpg.png")).exists();
        assertThat(folder.resolve("squares/a.jpg-2.png")).exists();
    }

    @Test
    void out_thatCannotBeWritten_isToldInOneLine() throws IOException {
        Path taken = write("taken", new byte[] {1});
        Run run = look(write("a.jpg", jpeg), "--out", taken.resolve("below.png"));
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err().lines()).singleElement().asString().contains("--out", "cannot be written");
    }

    @Test
    void address_isFetchedOnlyWhereItIsAllowed() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, jpeg.length);
            exchange.getResponseBody().write(jpeg);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/a.jpg";
            Run blocked = look(address);
            Run allowed = look(address, "--allow-network", "127.0.0.1/32");
            assertThat(blocked.code()).isEqualTo(ExitCode.FAILED);
            assertThat(blocked.out()).contains("PICTURE_ADDRESS_BLOCKED");
            assertThat(allowed.code()).as(allowed.out()).isZero();
            assertThat(allowed.out()).contains("JPEG 320 x 240");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://a b/c.jpg", "ftp://example.com/a.jpg", "nonsense://x"})
    void wrongAddress_isToldByCode(String address) {
        Run run = look(address);
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("PICTURE_REFERENCE_INVALID");
    }

    @Test
    void missingFileAndEmptyFolder_areRefusedTogether() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Run run = look(folder.resolve("missing.jpg"), empty, write("a.jpg", jpeg));
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("missing.jpg: not there", "empty: no picture in it", "expected");
    }

    @Test
    void badOptions_areRefused() throws IOException {
        Path file = write("a.jpg", jpeg);
        assertThat(look().code()).isEqualTo(ExitCode.REFUSED);
        assertThat(look(file, "--allow-network", "everything").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(Run.of("picture", file.toString(), "--model", "/nowhere").code())
                .isEqualTo(ExitCode.REFUSED);
    }
}
