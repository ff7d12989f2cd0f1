package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--worst=-1", "--worst=x", "--benchmark=imagenet"})
    void badOption_isRefusedByName(String option) {
        Run run = Run.of("eval", "retrieval", folder.toString(), option);
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains(option.substring(0, option.indexOf('=')));
    }

    @Test
    void badDataSet_isRefusedBeforeAnyModelIsAsked() throws IOException {
        Files.writeString(folder.resolve("valid_texts.jsonl"), "{}\n");
        Files.writeString(folder.resolve("valid_imgs.tsv"), "1 QUJD\n");

        Run run = Run.of("eval", "retrieval", folder.toString(), "--data", "/nowhere");

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .contains(
                        "nothing was measured, since",
                        "valid_texts.jsonl:1: text: missing",
                        "valid_imgs.tsv:1: no tab");
    }

    @Test
    void badClassificationSet_isRefusedBeforeAnyModelIsAsked() {
        Run run = Run.of("eval", "classification", folder.toString(), "--data", "/nowhere");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("cannot be read (expected: label_cn.txt and test/000/*.jpg)");
    }

    @Test
    void noKind_isRefused() {
        Run run = Run.of("eval");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("Missing required subcommand", "tuwen eval --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retrieval", "classification"})
    void help_showsExamples(String kind) {
        assertThat(Run.of("eval", kind, "--help").out()).contains("Examples:", "tuwen eval " + kind);
    }
}
