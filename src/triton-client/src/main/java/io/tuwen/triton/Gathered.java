package io.tuwen.triton;

import io.tuwen.core.outcome.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** A caller's rows while their outcomes come back from different batches. Safe for use by many threads. */
final class Gathered {
    private final CompletableFuture<List<Outcome<float[]>>> promise;
    private final AtomicReferenceArray<Outcome<float[]>> outcomes;
    private final AtomicInteger missing;

    /** @param promise of one outcome a row */
    Gathered(int rows, CompletableFuture<List<Outcome<float[]>>> promise, InferenceMetrics metrics) {
        this.promise = promise;
        this.outcomes = new AtomicReferenceArray<>(rows);
        this.missing = new AtomicInteger(rows);
        CompletableFuture<?> unused = promise.thenAccept(settled -> settled.forEach(outcome -> tell(metrics, outcome)));
    }

    private static void tell(InferenceMetrics metrics, Outcome<float[]> outcome) {
        metrics.settled(
                outcome instanceof Outcome.Failed<float[]> failed
                        ? failed.failure().code()
                        : null);
    }

    CompletableFuture<List<Outcome<float[]>>> promise() {
        return promise;
    }

    /** To be called once for each row. */
    void settle(int row, Outcome<float[]> outcome) {
        outcomes.set(row, outcome);
        if (missing.decrementAndGet() == 0) {
            promise.complete(IntStream.range(0, outcomes.length())
                    .mapToObj(outcomes::get)
                    .toList());
        }
    }
}
