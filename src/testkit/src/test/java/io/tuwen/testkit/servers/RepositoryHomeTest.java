package io.tuwen.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryHomeTest {
    @TempDir
    Path root;

    @Test
    void above_isTheNearestFolderWithModels() throws IOException {
        Files.createDirectories(root.resolve("triton-models"));
        Path module = Files.createDirectories(root.resolve("src").resolve("search"));

        assertThat(RepositoryHome.above(module)).isEqualTo(root);
    }

    @Test
    void above_outsideTheRepository_saysHowToTell() {
        assertThatThrownBy(() -> RepositoryHome.above(root)).hasMessageContaining("set -Dtuwen.home");
    }
}
