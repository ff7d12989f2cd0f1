package io.tuwen.triton;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.MODEL_FAILED;
import static io.tuwen.triton.TestRows.read;
import static io.tuwen.triton.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchingTest {
    private static final Duration LINGER = Duration.ofMillis(5);

    private final HeldClient triton = new HeldClient();
    private final ManualTimer timer = new ManualTimer();

    private Batching batching(int rows, long bytes, Duration linger) {
        return new Batching(triton, new TritonSettings.Batches(rows, bytes, linger), InferenceMetrics.NONE, timer);
    }

    @Test
    void infer_withinLinger_mergesCallers() {
        Batching batching = batching(8, 1000, LINGER);
        var first = batching.infer(rows(1, 2));
        var second = batching.infer(rows(3));
        assertThat(triton.calls()).isEmpty();

        timer.advance(LINGER);
        assertThat(triton.calls()).hasSize(1);
        triton.call(0).succeed();

        assertThat(read(first)).containsExactly(1f, 2f);
        assertThat(read(second)).containsExactly(3f);
    }

    @Test
    void infer_lingerBeginsWithTheOldestRow() {
        Batching batching = batching(8, 1000, LINGER);
        var unused = batching.infer(rows(1));
        timer.advance(Duration.ofMillis(3));
        var alsoUnused = batching.infer(rows(2));

        timer.advance(Duration.ofMillis(2));

        assertThat(triton.calls()).hasSize(1);
        assertThat(triton.call(0).rows()).hasSize(2);
        assertThat(timer.delays()).containsExactly(LINGER);
    }

    @Test
    void infer_fullByRows_goesAtOnce() {
        Batching batching = batching(2, 1000, LINGER);
        var first = batching.infer(rows(1));
        var second = batching.infer(rows(2));

        assertThat(triton.calls()).hasSize(1);
        triton.call(0).succeed();
        assertThat(Stream.of(first, second).map(TestRows::read)).containsExactly(List.of(1f), List.of(2f));
        timer.advance(LINGER);
        assertThat(triton.calls()).hasSize(1);
    }

    @Test
    void infer_fullByBytes_goesAtOnce() {
        Batching batching = batching(100, 4, LINGER);
        var unused = batching.infer(rows(1, 2));

        assertThat(triton.calls()).hasSize(1);
    }

    @Test
    void infer_noLinger_goesAtOnceWithoutTimer() {
        Batching batching = batching(8, 1000, Duration.ZERO);
        var unused = batching.infer(rows(1));
        var alsoUnused = batching.infer(rows(2));

        assertThat(triton.calls()).hasSize(2);
        assertThat(timer.delays()).isEmpty();
    }

    @Test
    void infer_moreThanOneBatch_isSplitAndPutTogetherInOrder() {
        Batching batching = batching(2, 1000, Duration.ZERO);
        var call = batching.infer(rows(1, 2, 3, 4, 5));

        assertThat(triton.calls()).extracting(held -> held.rows().size()).containsExactly(2, 2, 1);
        triton.call(2).succeed();
        triton.call(0).succeed();
        assertThat(call).isNotDone();
        triton.call(1).fail(MODEL_FAILED);

        assertThat(read(call)).containsExactly(1f, 2f, MODEL_FAILED, MODEL_FAILED, 5f);
    }

    @Test
    void infer_rowsOfOtherLength_doNotShareABatch() {
        Batching batching = batching(8, 1000, LINGER);
        var unused = batching.infer(List.of(new byte[] {1, 0}));
        var alsoUnused = batching.infer(List.of(new byte[] {2}));
        timer.advance(LINGER);

        assertThat(triton.calls()).extracting(held -> held.rows().size()).containsExactly(1, 1);
    }

    @Test
    void infer_rowLargerThanABatch_goesAlone() {
        Batching batching = batching(8, 1, LINGER);
        var call = batching.infer(rows(1, 2));

        assertThat(triton.calls()).hasSize(2);
        triton.calls().forEach(HeldClient.Call::succeed);
        assertThat(read(call)).containsExactly(1f, 2f);
    }

    @Test
    void close_gatheredAndSent_completeAsClosed() {
        Batching batching = batching(2, 1000, LINGER);
        var sent = batching.infer(rows(1, 2));
        var gathered = batching.infer(rows(3));

        batching.close();

        assertThat(read(sent)).containsExactly(CLOSED, CLOSED);
        assertThat(read(gathered)).containsExactly(CLOSED);
        assertThat(read(batching.infer(rows(4)))).containsExactly(CLOSED);
    }

    @Test
    void infer_innerBreaksItsPromise_completesAllTheSame() {
        InferenceClient broken = new InferenceClient() {
            @Override
            public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
                return CompletableFuture.failedFuture(new IllegalStateException("broken"));
            }

            @Override
            public void close() {}
        };
        Batching batching =
                new Batching(broken, new TritonSettings.Batches(8, 1000, Duration.ZERO), InferenceMetrics.NONE, timer);

        assertThat(read(batching.infer(rows(1)))).containsExactly(MODEL_FAILED);
    }

    @Test
    void metrics_balance() {
        CountingMetrics metrics = new CountingMetrics();
        Batching batching = new Batching(triton, new TritonSettings.Batches(2, 1000, Duration.ZERO), metrics, timer);
        var unused = batching.infer(rows(1, 2, 3));
        triton.call(0).succeed();
        triton.call(1).fail(MODEL_FAILED);
        var closed = batching.infer(rows(4));
        batching.close();

        assertThat(read(closed)).containsExactly(CLOSED);
        assertThat(metrics.accepted()).isEqualTo(4);
        assertThat(metrics.settled()).containsExactly("null", "null", "MODEL_FAILED", "CLOSED");
    }
}
