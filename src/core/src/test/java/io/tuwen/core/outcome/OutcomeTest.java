package io.tuwen.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A value goes on, a failure goes through. */
class OutcomeTest {

    @Test
    void success_goesOn() {
        assertThat(Outcome.success(3).map(n -> n + 1)).isEqualTo(Outcome.success(4));
        assertThat(Outcome.success(3).then(n -> Outcome.success("n" + n))).isEqualTo(Outcome.success("n3"));
    }

    @Test
    void successThatFailsNext_isThatFailure() {
        assertThat(Outcome.success(3).then(n -> Outcome.failed(FailureCode.MODEL_FAILED, "n" + n)))
                .isEqualTo(Outcome.failed(FailureCode.MODEL_FAILED, "n3"));
    }

    @Test
    void failure_goesThroughUntouchedAndRunsNothing() {
        Outcome<Integer> failed = Outcome.failed(FailureCode.MODEL_FAILED, "broke");

        assertThat(failed.<Integer>map(n -> {
                    throw new AssertionError();
                }))
                .isEqualTo(failed);
    }
}
