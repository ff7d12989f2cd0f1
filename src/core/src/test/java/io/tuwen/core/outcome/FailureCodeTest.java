package io.tuwen.core.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Codes stand in dead letters and alerts of years: the list is kept, and a change of it is seen in review. */
class FailureCodeTest {

    @Test
    void codes_areThoseOfTheKeptList() throws IOException {
        try (InputStream list = FailureCodeTest.class.getResourceAsStream("/failure-codes.txt")) {
            assertThat(new String(Objects.requireNonNull(list).readAllBytes(), UTF_8).lines())
                    .as("src/test/resources/failure-codes.txt: a new code gets a new line; no line ever goes")
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(FailureCode.values())
                            .map(code -> code + " " + code.owner() + " " + code.disposition())
                            .toList());
        }
    }

    @Test
    void failure_carriesTheDispositionOfItsCode() {
        assertThat(Failure.of(FailureCode.MODEL_OVERLOADED, "queue full").disposition())
                .isEqualTo(Disposition.WAIT);
        assertThat(Failure.of(FailureCode.MODEL_OVERLOADED, "queue full")).hasToString("MODEL_OVERLOADED: queue full");
    }

    @Test
    void exception_carriesTheFailureAndItsText() {
        FailureException exception = new FailureException(FailureCode.CONFIGURATION_INVALID, "no topic");

        assertThat(exception).hasMessage("CONFIGURATION_INVALID: no topic");
        assertThat(exception.failure()).isEqualTo(Failure.of(FailureCode.CONFIGURATION_INVALID, "no topic"));
    }
}
