package io.tuwen.triton;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.MODEL_OVERLOADED;
import static io.tuwen.core.outcome.FailureCode.MODEL_UNAVAILABLE;
import static io.tuwen.triton.TestRows.read;
import static io.tuwen.triton.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LimitingTest {
    private final HeldClient triton = new HeldClient();
    private final ManualTimer timer = new ManualTimer();

    private Limiting limiting(int first, int most, int queued) {
        return new Limiting(
                triton,
                new TritonSettings.Calls(Duration.ofSeconds(30), first, most, queued),
                InferenceMetrics.NONE,
                timer);
    }

    private static List<CompletableFuture<List<Outcome<float[]>>>> calls(Limiting limiting, int count) {
        List<CompletableFuture<List<Outcome<float[]>>>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(limiting.infer(rows(i)));
        }
        return calls;
    }

    @Test
    void infer_beyondTheLimit_queuesInOrder() {
        Limiting limiting = limiting(2, 2, 10);
        var calls = calls(limiting, 5);

        assertThat(triton.calls()).hasSize(2);
        for (int i = 0; i < 5; i++) {
            assertThat(triton.held()).hasSizeLessThanOrEqualTo(2);
            triton.call(i).succeed();
        }

        for (int i = 0; i < 5; i++) {
            assertThat(read(calls.get(i))).containsExactly((float) i);
        }
    }

    @Test
    void infer_successes_raiseTheLimitUpToItsCeiling() {
        Limiting limiting = limiting(1, 3, 1000);
        var unused = calls(limiting, 100);

        for (int i = 0; i < 50; i++) {
            triton.call(i).succeed();
        }

        assertThat(triton.held()).hasSize(3);
    }

    @Test
    void infer_overload_lowersTheLimit() {
        Limiting limiting = limiting(20, 20, 1000);
        var unused = calls(limiting, 100);

        triton.held().forEach(call -> call.fail(MODEL_OVERLOADED));

        assertThat(triton.held()).hasSizeLessThan(5).isNotEmpty();
    }

    @Test
    void infer_outage_leavesTheLimit() {
        Limiting limiting = limiting(20, 20, 1000);
        var unused = calls(limiting, 100);

        triton.held().forEach(call -> call.fail(MODEL_UNAVAILABLE));

        assertThat(triton.held()).hasSize(20);
    }

    @Test
    void infer_queueFull_isOverloadedAtOnce() {
        Limiting limiting = limiting(1, 1, 2);
        var calls = calls(limiting, 4);

        assertThat(read(calls.get(3))).containsExactly(MODEL_OVERLOADED);
        assertThat(calls.subList(0, 3)).allSatisfy(call -> assertThat(call).isNotDone());
    }

    @Test
    void infer_manyThatCompleteAtOnce_needNoStack() {
        PoisonableClient instant = new PoisonableClient(FailureCode.MODEL_FAILED);
        HeldClient gate = new HeldClient();
        Limiting limiting = new Limiting(
                new GatedClient(gate, instant),
                new TritonSettings.Calls(Duration.ofSeconds(30), 1, 1, 100_001),
                InferenceMetrics.NONE,
                timer);
        var calls = calls(limiting, 100_000);

        gate.call(0).succeed();

        assertThat(calls).allSatisfy(call -> assertThat(call).isDone());
    }

    @Test
    void close_queuedAndInFlight_completeAsClosed() {
        Limiting limiting = limiting(1, 1, 10);
        var calls = calls(limiting, 3);

        limiting.close();

        assertThat(calls).allSatisfy(call -> assertThat(read(call)).containsExactly(CLOSED));
        assertThat(triton.calls()).hasSize(1);
    }
}
