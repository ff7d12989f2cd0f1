package io.tuwen.encoder.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FuzzRunTest {
    private static final byte[] FILE = "a file of some bytes".getBytes(StandardCharsets.US_ASCII);

    @Test
    void run_givesTheSameInputsAgain() throws IOException {
        assertThat(inputs(200)).containsExactlyElementsOf(inputs(200)).hasSize(201);
    }

    @Test
    void run_damagesInManyWaysAndLeavesTheFileAlone() throws IOException {
        assertThat(inputs(200).stream().map(Arrays::toString).distinct()).hasSizeGreaterThan(150);
        assertThat(FILE).asString(StandardCharsets.US_ASCII).isEqualTo("a file of some bytes");
    }

    private static List<byte[]> inputs(int cases) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        new FuzzRun("self", List.of(FILE), new ByteMutator(), inputs::add).run(cases);
        return inputs;
    }

    @Test
    void run_stopsAtAFindingAndLeavesItsInput() throws IOException {
        FuzzRun run = new FuzzRun("self", List.of(FILE), new ByteMutator(), input -> {
            if (input.length > FILE.length) {
                throw new StackOverflowError("too deep");
            }
        });
        assertThatThrownBy(() -> run.run(1000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("case ", " of seed 1", "too deep", "self-current")
                .hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(Files.size(Path.of("target/fuzz/self-current"))).isGreaterThan(FILE.length);
    }
}
