package io.tuwen.core.outcome;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Exponential delays, each drawn from the upper half of its range, so that clients which failed together do not return
 * together and none returns at once.
 *
 * @param first ceiling of the first delay
 * @param longest ceiling of all delays
 * @param jitter draws from [0, 1)
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier jitter) {

    public Backoff(Duration first, Duration longest) {
        this(first, longest, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param attempt 0 for the first repetition */
    public Duration delay(int attempt) {
        // Beyond 2^20 the longest delay has long been reached; the cap keeps the shift from overflowing.
        double ceiling = Math.min(longest.toNanos(), (double) first.toNanos() * (1L << Math.min(attempt, 20)));
        return Duration.ofNanos((long) (ceiling / 2 * (1 + jitter.getAsDouble())));
    }
}
