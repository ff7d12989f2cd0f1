package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EvalClassificationIT {
    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.TRITON_DEMO);

    @TempDir
    Path folder;

    private Path kinds;

    @BeforeEach
    void heldOutGoods() {
        Path drawn = folder.resolve("drawn");
        assertThat(Run.of("catalogue", "--out", drawn.toString(), "--pictures", "1", "--heldout", "60")
                        .code())
                .isZero();
        kinds = drawn.resolve("kinds");
    }

    @Test
    void kinds_areNamed_withTheTemplatesThatLieBeside() throws IOException {
        Files.writeString(kinds.resolve("templates_cn.txt"), "{}\n一张{}的照片\n");

        Run run = eval("--json", "--out", folder.resolve("out").toString());

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.lastLine());
        assertThat(report.get("labels").asInt()).isEqualTo(34);
        assertThat(report.get("pictures").asInt()).isEqualTo(60);
        assertThat(report.get("templates").get("count").asInt()).isEqualTo(2);
        assertThat(report.get("metric").asText()).isEqualTo("accuracy");
        assertThat(report.get("score").asDouble())
                .isEqualTo(report.get("top1").asDouble())
                .isGreaterThan(60);
        assertThat(Files.readAllLines(folder.resolve("out/pictures.csv"))).hasSize(61);
        assertThat(Files.readAllLines(folder.resolve("out/classes.csv"))).hasSize(35);
    }

    @Test
    void dataSetOfTheBenchmark_isMeasuredByItsMetric_besideItsFigures() {
        Run run = eval("--dataset", "voc-2007-classification");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("11point_mAP", "chinese-clip-vit-b-16", "83.30", "no published row of tuwen-demo@");
    }

    @Test
    void pictureThatNobodyCanRead_isTold_andNothingIsMeasured() throws IOException {
        Files.createDirectories(kinds.resolve("test/000"));
        Files.writeString(kinds.resolve("test/000/x.ppm"), "P6 1 1 255 abc");

        Run run = eval();

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("test/000/x.ppm: PICTURE_FORMAT_UNKNOWN: ", "1 contents have no vector");
    }

    private Run eval(String... more) {
        List<String> arguments = new ArrayList<>(List.of("eval", "classification", kinds.toString()));
        arguments.addAll(List.of("--triton", servers.triton().address()));
        arguments.addAll(List.of("--vectors", folder.resolve("vectors").toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }
}
