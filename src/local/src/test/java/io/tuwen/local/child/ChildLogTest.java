package io.tuwen.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("below").resolve("server.log");
    }

    @Test
    void before_anythingIsWritten_isEmpty() {
        ChildLog log = ChildLog.from(file);
        assertThat(log.tail()).isEmpty();
        assertThat(log.contains("ready")).isFalse();
    }

    @Test
    void earlierRun_isNotSeen() throws IOException {
        ChildLog first = ChildLog.from(file);
        Files.writeString(file, "ready\n");
        ChildLog second = ChildLog.from(file);
        Files.writeString(file, "starting\n", StandardOpenOption.APPEND);

        assertThat(first.contains("ready")).isTrue();
        assertThat(second.contains("ready")).isFalse();
        assertThat(second.tail()).isEqualTo("starting");
    }

    @Test
    void folderThatCannotBeMade_isNamed() throws IOException {
        Path occupied = Files.createFile(folder.resolve("occupied"));

        assertThatThrownBy(() -> ChildLog.from(occupied.resolve("server.log")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining(occupied + "/server.log: cannot be written");
    }

    @Test
    void tail_isTheLastTwelveLines() throws IOException {
        ChildLog log = ChildLog.from(file);
        Files.writeString(file, "line\n".repeat(20) + "cause\n");

        assertThat(log.tail().lines()).hasSize(12).last().isEqualTo("cause");
    }
}
