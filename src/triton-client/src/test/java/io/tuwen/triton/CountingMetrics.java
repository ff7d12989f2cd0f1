package io.tuwen.triton;

import io.tuwen.core.outcome.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers what a client tells. */
final class CountingMetrics implements InferenceMetrics {
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<String> settled = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<FailureCode> retried = new CopyOnWriteArrayList<>();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    @Override
    public void accepted(int rows) {
        accepted.addAndGet(rows);
    }

    @Override
    public void settled(@Nullable FailureCode failure) {
        settled.add(String.valueOf(failure));
    }

    @Override
    public void called(int rows, Duration latency, @Nullable FailureCode failure) {
        batches.add(rows);
    }

    @Override
    public void inFlight(int calls, int limit, int queued) {
        mostInFlight.accumulateAndGet(calls, Math::max);
    }

    @Override
    public void retried(FailureCode failure, Duration delay) {
        retried.add(failure);
    }

    int accepted() {
        return accepted.get();
    }

    List<String> settled() {
        return settled;
    }

    /** Sizes of the calls to the server. */
    List<Integer> batches() {
        return batches;
    }

    List<FailureCode> retried() {
        return retried;
    }

    int mostInFlight() {
        return mostInFlight.get();
    }
}
