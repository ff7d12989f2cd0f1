package io.tuwen.cli.demo.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellLineTest {
    private static final Path HOME = Path.of("/opt/tuwen");

    @Test
    void fileBelowHome_isNamedFromThere() {
        assertThat(ShellLine.publish(HOME, HOME.resolve(".tuwen/a/items.jsonl")))
                .isEqualTo("./tuwen publish .tuwen/a/items.jsonl");
    }

    @Test
    void fileElsewhere_isQuotedWhereAShellNeedsIt() {
        assertThat(ShellLine.publish(HOME, Path.of("/data/my shop's/items.jsonl")))
                .isEqualTo("./tuwen publish '/data/my shop'\\''s/items.jsonl'");
    }
}
