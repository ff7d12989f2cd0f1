package io.tuwen.milvus;

import io.tuwen.core.outcome.Backoff;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When to ask again.
 *
 * @param first the longest wait before the first repetition; doubled for each further one
 * @param longest the most that it grows to
 * @param doubts how often a doubtful refusal is tried in all before it counts
 * @param patience how long after the first try to go on; null for without end
 */
record RetryPolicy(
        Duration first,
        Duration longest,
        int doubts,
        @Nullable Duration patience) {

    /** For writers: until closed. */
    static final RetryPolicy ENDLESS = new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(10), 5, null);

    /** For somebody who waits. */
    static RetryPolicy within(Duration patience) {
        return new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(500), 3, patience);
    }

    /**
     * Half to all of the grown delay, so that many writers do not come back as one.
     *
     * @param failures so far, at least 1
     * @param jitter draws from [0, 1)
     */
    Duration delay(int failures, DoubleSupplier jitter) {
        return new Backoff(first, longest, jitter).delay(failures - 1);
    }
}
