package io.tuwen.schemas.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Doubling waits with jitter: the nth lasts between half of and all of {@code first * 2^n}, {@code max} at most.
 */
public record Backoff(Duration first, Duration max) {
    /** Keeps the shift from running over for any wait below a year. */
    private static final int MAX_DOUBLINGS = 25;

    public Backoff {
        if (first.toMillis() < 1 || max.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff: " + first + " to " + max + " (expected: 1 ms <= first <= max)");
        }
    }

    /** @param attempt from 0 on */
    Duration pause(int attempt) {
        long whole = Math.min(max.toMillis(), first.toMillis() << Math.min(attempt, MAX_DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
    }
}
