package io.tuwen.flink.embed;

import java.io.Serializable;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again what a picture host did not answer. Not safe for use by many threads. */
public final class Backoff {
    /** At the end of the input nothing else is left to do, and no checkpoint passes: tries follow each other closely. */
    private static final Duration HURRIED = Duration.ofSeconds(1);

    private final Settings settings;
    private final RandomGenerator random;
    private Duration longest;

    /**
     * @param tries how often a record is tried before it becomes a dead letter
     * @param first delay after the first failure; doubles with each further one
     * @param longest no delay is longer, whatever the host asks for
     */
    public record Settings(int tries, Duration first, Duration longest) implements Serializable {
        public static final Settings DEFAULT = new Settings(8, Duration.ofSeconds(5), Duration.ofMinutes(10));
    }

    Backoff(Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.longest = settings.longest();
    }

    /** From now on delays are short. */
    void hurry() {
        longest = HURRIED.compareTo(longest) < 0 ? HURRIED : longest;
    }

    /** @param failures failed tries so far, this one included */
    boolean isExhausted(int failures) {
        return failures >= settings.tries();
    }

    /**
     * Exactly as told: those who wait for a turn were each told another.
     *
     * @param turn how long the host's turn is away; the first delay where nobody knows
     * @return milliseconds, more than 0
     */
    long turnMillis(@Nullable Duration turn) {
        long told = turn == null ? settings.first().toMillis() : turn.toMillis();
        return Math.max(1, Math.min(longest.toMillis(), told));
    }

    /**
     * The doubled delay with up to half of it on top, so that events which failed together do not come back together.
     *
     * @param failures failed tries so far, this one included, at least 1
     * @param retryAfter how long the host asked to be left alone, where it did
     * @return milliseconds
     */
    long delayMillis(int failures, @Nullable Duration retryAfter) {
        long cap = longest.toMillis();
        int doublings = Math.min(failures - 1, 30);
        long delay = Math.min(cap, settings.first().toMillis() << doublings);
        if (retryAfter != null) {
            delay = Math.max(delay, Math.min(cap, retryAfter.toMillis()));
        }
        return Math.min(cap, delay + random.nextLong(delay / 2 + 1));
    }
}
