package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EvalRetrievalIT {
    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.TRITON_DEMO);

    @TempDir
    Path folder;

    private Path drawn;

    @BeforeEach
    void heldOutGoods() {
        drawn = folder.resolve("drawn");
        assertThat(Run.of("catalogue", "--out", drawn.toString(), "--pictures", "1", "--heldout", "60")
                        .code())
                .isZero();
    }

    @Test
    void heldOutGoods_areFound_andASecondRunTellsTheSame() throws IOException {
        JsonNode first = measured();
        JsonNode second = measured();

        assertThat(first.get("textToPicture").get("queries").asInt()).isEqualTo(60);
        assertThat(first.get("textToPicture").get("figures").get("r1").asDouble())
                .isGreaterThan(90);
        assertThat(first.get("pictureToText").get("figures").get("r10").asDouble())
                .isGreaterThan(90);
        assertThat(second.get("textToPicture")).isEqualTo(first.get("textToPicture"));
        assertThat(second.get("pictureToText")).isEqualTo(first.get("pictureToText"));
    }

    @Test
    void wholeStack_tellsWhatOfflineTells() throws IOException {
        JsonNode offline = measured();
        JsonNode whole = measured("--whole-stack");

        assertThat(whole.get("way").asText()).isEqualTo("whole stack");
        assertThat(whole.get("textToPicture")).isEqualTo(offline.get("textToPicture"));
        assertThat(whole.get("pictureToText")).isEqualTo(offline.get("pictureToText"));
    }

    @Test
    void wholeStackWithAPictureThatIsNone_isToldAsOffline() throws IOException {
        Files.writeString(drawn.resolve("heldout_imgs.tsv"), "777\tQUJDRA==\n", StandardOpenOption.APPEND);

        Run run = eval("--whole-stack");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("image 777: PICTURE_FORMAT_UNKNOWN: ", "1 contents have no vector");
    }

    @Test
    void files_tellEveryQuery_andTheWorstWithPictures() throws IOException {
        // A text that is said to be true of another picture.
        Path texts = drawn.resolve("heldout_texts.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(texts));
        lines.set(0, "{\"text_id\": 0, \"text\": \"<b>, \\\"红\\\"\", \"image_ids\": [1]}");
        Files.write(texts, lines);

        Run run = eval("--out", folder.resolve("out").toString(), "--benchmark", "muge");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("of 60 queries", "no published row of tuwen-demo@", "chinese-clip-vit-b-16");
        assertThat(Files.readAllLines(folder.resolve("out/text_to_picture.csv")))
                .hasSize(61)
                .anySatisfy(line -> assertThat(line).startsWith("0,\"<b>, \"\"红\"\"\",1,"));
        assertThat(Files.readAllLines(folder.resolve("out/picture_to_text.csv")))
                .hasSizeGreaterThan(50);
        assertThat(folder.resolve("out/worst.html"))
                .content()
                .contains("&lt;b&gt;, &quot;红&quot;", "src=\"data:image/jpeg;base64,/9j/", "default-src 'none'")
                .doesNotContain("<b>", "http://", "https://");
    }

    @Test
    void pictureWithoutAVector_isTold_andNothingIsMeasured() throws IOException {
        Files.writeString(drawn.resolve("heldout_imgs.tsv"), "777\tQUJDRA==\n", StandardOpenOption.APPEND);

        Run run = eval("--json");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("image 777: PICTURE_FORMAT_UNKNOWN: ", "1 contents have no vector");
        assertThat(new ObjectMapper().readTree(run.lastLine()).get("refused")).hasSize(1);
    }

    @Test
    void directionThatCannotBeMeasured_isToldBesideTheOther() throws IOException {
        String stranger = "{\"text_id\": 900, \"text\": \"红色T恤\", \"image_ids\": [4711]}\n";
        Files.writeString(drawn.resolve("heldout_texts.jsonl"), stranger, StandardOpenOption.APPEND);

        Run run = eval();

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains(
                        "text to picture  of 61 queries",
                        "picture to text  not measured: image_ids: 4711 named by texts");
    }

    private JsonNode measured(String... more) throws IOException {
        Run run = eval(Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.lastLine());
    }

    private Run eval(String... more) {
        List<String> arguments = new ArrayList<>(List.of("eval", "retrieval", drawn.toString()));
        arguments.addAll(List.of("--triton", servers.triton().address()));
        arguments.addAll(List.of("--vectors", folder.resolve("vectors").toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }
}
