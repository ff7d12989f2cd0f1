package io.tuwen.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
    /** Above what Linux gives to processes. */
    private static final long NO_PROCESS = 1L << 40;

    @TempDir
    Path folder;

    private final Addresses addresses = new Addresses("kafka:1", "triton:2", "milvus:3", null, Path.of("/towers"));

    @Test
    void note_isFoundWhileItsProcessRuns() {
        StackFile.in(folder).write(addresses);
        assertThat(StackFile.in(folder).running()).contains(addresses);
    }

    @Test
    void noteOfAProcessThatIsGone_countsAsNone() throws IOException {
        StackFile.in(folder).write(addresses);
        pretendProcess(NO_PROCESS);
        assertThat(StackFile.in(folder).running()).isEmpty();
    }

    @Test
    void removal_sparesTheNoteOfAnotherStack() throws IOException {
        StackFile file = StackFile.in(folder);
        file.write(addresses);
        file.remove();
        assertThat(folder).isEmptyDirectory();

        file.write(addresses);
        pretendProcess(NO_PROCESS);
        file.remove();
        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void noNote_isNoStack() {
        assertThat(StackFile.in(folder).running()).isEmpty();
    }

    @Test
    void fileThatIsNoNote_isNamed() throws IOException {
        Files.writeString(folder.resolve("stack.json"), "{");
        assertThatThrownBy(() -> StackFile.in(folder).running())
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("stack.json");
    }

    private void pretendProcess(long pid) throws IOException {
        Path file = folder.resolve("stack.json");
        String ours = Long.toString(ProcessHandle.current().pid());
        Files.writeString(file, Files.readString(file).replace("\"pid\" : " + ours, "\"pid\" : " + pid));
    }
}
