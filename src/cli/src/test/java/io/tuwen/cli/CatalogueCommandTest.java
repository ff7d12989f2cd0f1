package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueCommandTest {
    @TempDir
    Path folder;

    @Test
    void out_isFilledWithBothSplits() throws IOException {
        Path out = folder.resolve("deep/drawn");

        Run run = Run.of("catalogue", "--out", out.toString(), "--pictures", "3", "--heldout", "2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(out.toString(), "3 pictures to learn from, 2 held out");
        assertThat(Files.readAllLines(out.resolve("train.zh.jsonl"))).hasSize(3);
        assertThat(Files.readAllLines(out.resolve("heldout.zh.jsonl"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--pictures=0", "--heldout=-1", "--pictures=many", "--seed=x", "--colours=3"})
    void badOption_isRefusedByName_andNothingIsWritten(String option) {
        Path out = folder.resolve("drawn");

        Run run = Run.of("catalogue", "--out", out.toString(), option);

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err())
                .contains(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        assertThat(out).doesNotExist();
    }

    @Test
    void noFolder_isRefused() {
        Run run = Run.of("catalogue", "--pictures", "1");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("--out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "taken/below", "holding/it"})
    void folderThatCannotBeWritten_isToldInOneLine(String name) throws IOException {
        Files.writeString(folder.resolve("taken"), "a file");
        Files.createDirectories(folder.resolve("holding/it/pictures/train-00000.jpg"));
        Path out = folder.resolve(name);

        Run run = Run.of("catalogue", "--out", out.toString(), "--pictures", "1", "--heldout", "1");

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err().lines()).singleElement().asString().contains("--out " + out + ": cannot be written");
    }
}
