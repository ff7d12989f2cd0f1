package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrateCommandTest {
    private static final String NOWHERE = "--kafka=127.0.0.1:1 --triton=127.0.0.1:1 --milvus=127.0.0.1:1";

    @ParameterizedTest
    @ValueSource(strings = {"199", "20001", "x"})
    void pairsOutOfRange_areRefused(String pairs) {
        Run run = Run.of("calibrate", "--pairs", pairs);
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("--pairs", pairs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-2", "NaN", "Auto"})
    void minScoreOfAnotherKind_isRefused(String score) {
        Run run = Run.of(("search --text=红 " + NOWHERE + " --min-score=" + score).split(" "));
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("--min-score: " + score + " (expected: -1 to 1, or auto)");
    }
}
