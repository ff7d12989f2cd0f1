package io.tuwen.triton;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.MODEL_FAILED;
import static io.tuwen.core.outcome.FailureCode.MODEL_OVERLOADED;
import static io.tuwen.core.outcome.FailureCode.MODEL_UNAVAILABLE;
import static io.tuwen.triton.TestRows.read;
import static io.tuwen.triton.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String DEAD = "image: INTERNAL: Stub process 'image_0_0' is not healthy.";

    private final HeldClient triton = new HeldClient();
    private final ManualTimer timer = new ManualTimer();
    private final CountingMetrics metrics = new CountingMetrics();
    private final ScriptedRepair repair = new ScriptedRepair();
    private final Retrying retrying = new Retrying(
            triton, new TritonSettings.Retries(Duration.ofMillis(100), LONGEST, 3), repair, metrics, timer);

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"MODEL_UNAVAILABLE", "MODEL_OVERLOADED"})
    void infer_waitingFailure_isWaitedForAsLongAsItTakes(FailureCode code) {
        var call = retrying.infer(rows(1, 2));
        for (int i = 0; i < 500; i++) {
            triton.call(i).fail(code);
            assertThat(call).isNotDone();
            assertThat(timer.runNext()).isTrue();
        }

        triton.call(500).succeed();

        assertThat(read(call)).containsExactly(1f, 2f);
        assertThat(metrics.retried()).hasSize(500).containsOnly(code);
        assertThat(timer.delays().get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(timer.delays().subList(7, 500))
                .allSatisfy(delay -> assertThat(delay).isBetween(LONGEST.dividedBy(2), LONGEST));
    }

    @Test
    void infer_brokenModel_isBelievedTheThirdTime() {
        var call = retrying.infer(rows(1, 2));
        for (int i = 0; i < 2; i++) {
            triton.call(i).fail(MODEL_FAILED);
            timer.advance(LONGEST);
        }
        assertThat(call).isNotDone();
        triton.call(2).fail(MODEL_FAILED);

        assertThat(read(call)).containsExactly(MODEL_FAILED, MODEL_FAILED);
        assertThat(timer.runNext()).isFalse();
    }

    @Test
    void infer_outageBetweenBreakdowns_doesNotCountAsOne() {
        var call = retrying.infer(rows(1));
        triton.call(0).fail(MODEL_FAILED);
        for (int i = 1; i <= 20; i++) {
            timer.advance(LONGEST);
            triton.call(i).fail(MODEL_UNAVAILABLE);
        }
        timer.advance(LONGEST);
        triton.call(21).fail(MODEL_FAILED);
        timer.advance(LONGEST);

        triton.call(22).succeed();

        assertThat(read(call)).containsExactly(1f);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"MODEL_INPUT_REFUSED", "MODEL_OUTPUT_INVALID", "MODEL_ACCESS_DENIED", "MODEL_CONTRACT_MISMATCH"})
    void infer_failureThatWouldFailAgain_isNotTriedAgain(FailureCode code) {
        var call = retrying.infer(rows(1));
        triton.call(0).fail(code);

        assertThat(read(call)).containsExactly(code);
        assertThat(timer.delays()).isEmpty();
    }

    @Test
    void infer_deadProcess_isRepairedAndAskedAgain() {
        var call = retrying.infer(rows(1));
        triton.call(0).fail(MODEL_FAILED, DEAD);
        assertThat(timer.delays()).isEmpty();

        repair.end(true);
        timer.advance(LONGEST);
        triton.call(1).succeed();

        assertThat(read(call)).containsExactly(1f);
    }

    @Test
    void infer_rowThatKillsTheProcess_isBelievedTheThirdTime() {
        var call = retrying.infer(rows(1));
        for (int i = 0; i < 3; i++) {
            triton.call(i).fail(MODEL_FAILED, DEAD);
            repair.end(true);
            timer.advance(LONGEST);
        }

        assertThat(read(call)).containsExactly(MODEL_FAILED);
    }

    @Test
    void infer_deadProcessThatNobodyRepairs_isWaitedFor() {
        var call = retrying.infer(rows(1));
        for (int i = 0; i < 100; i++) {
            triton.call(i).fail(MODEL_FAILED, DEAD);
            repair.end(false);
            timer.advance(LONGEST);
        }
        triton.call(100).succeed();

        assertThat(read(call)).containsExactly(1f);
    }

    @Test
    void infer_oneRowInvalid_othersStand() {
        var call = retrying.infer(rows(1, 2));
        triton.call(0)
                .promise()
                .complete(List.of(
                        TestRows.vector(TestRows.row(1)),
                        Rows.failed(1, Failure.of(FailureCode.MODEL_OUTPUT_INVALID, "NaN"))
                                .get(0)));

        assertThat(read(call)).containsExactly(1f, FailureCode.MODEL_OUTPUT_INVALID);
    }

    @Test
    void close_waitingInFlightAndInRepair_completeAsClosed() {
        var waiting = retrying.infer(rows(1));
        var inFlight = retrying.infer(rows(2));
        var inRepair = retrying.infer(rows(3));
        triton.call(0).fail(MODEL_OVERLOADED);
        triton.call(2).fail(MODEL_FAILED, DEAD);

        retrying.close();

        assertThat(List.of(waiting, inFlight, inRepair))
                .allSatisfy(call -> assertThat(read(call)).containsExactly(CLOSED));
        timer.advance(LONGEST);
        assertThat(triton.calls()).hasSize(3);
    }

    /** Counts successful repairs as generations, and ends them when told. */
    private static final class ScriptedRepair implements ModelRepair {
        private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
        private long generation;

        @Override
        public long generation() {
            return generation;
        }

        @Override
        public CompletableFuture<Boolean> repair(long seen) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        void end(boolean repaired) {
            generation += repaired ? 1 : 0;
            asked.remove(0).complete(repaired);
        }
    }
}
