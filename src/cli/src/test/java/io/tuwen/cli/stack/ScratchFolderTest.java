package io.tuwen.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    Path parent;

    @Test
    void folder_goesWithAllThatIsInIt() throws IOException {
        try (ScratchFolder scratch = ScratchFolder.below(parent)) {
            Files.writeString(
                    Files.createDirectories(scratch.path().resolve("a/b")).resolve("c"), "d");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatAKilledRunLeft_goesWithTheNext() throws IOException {
        Path left = Files.createDirectory(parent.resolve("1099511627776-123"));
        try (ScratchFolder first = ScratchFolder.below(parent);
                ScratchFolder second = ScratchFolder.below(parent)) {
            assertThat(left).doesNotExist();
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
    }

    @Test
    void folderOfSomebodyElse_stays() throws IOException {
        Path other = Files.createDirectory(parent.resolve("pictures"));
        ScratchFolder.below(parent).close();
        assertThat(other).exists();
    }
}
