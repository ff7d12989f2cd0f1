package io.tuwen.encoder.fetch;

import java.time.Duration;
import java.time.Instant;

/**
 * Whose turn it is at one host: a bound on the fetches that wait for it or are under way, and on those that begin in a
 * second. Whoever finds no turn is told when to come again, each somewhat later than the one before, at the pace at which
 * the host has been answering. Not safe for use by many threads.
 */
final class HostTurns {
    /** Of calls that the host is granted at once: as many run, as many wait, so that it is never idle in between. */
    private static final int OUTSTANDING = 2;

    /** How long a call is thought to take before one has come back. */
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    /** A new duration counts for an eighth of the mean. */
    private static final int WEIGHT = 8;

    private final int calls;
    private final Duration interval;
    private Duration mean = UNKNOWN;
    private Instant nextStart = Instant.MIN;
    private Instant lastTold = Instant.MIN;
    private int outstanding;

    HostTurns(HostSettings settings) {
        this.calls = settings.calls();
        this.interval = settings.interval();
    }

    /** Begins a fetch, to be {@linkplain #end ended}, or tells how long to wait. @return zero when it has begun */
    Duration begin(Instant now) {
        if (outstanding >= OUTSTANDING * calls || now.isBefore(nextStart)) {
            lastTold = later(later(lastTold, now).plus(pace()), nextStart);
            return Duration.between(now, lastTold);
        }
        outstanding++;
        nextStart = now.plus(interval);
        return Duration.ZERO;
    }

    private Duration pace() {
        Duration pace = mean.dividedBy(calls);
        return pace.compareTo(interval) > 0 ? pace : interval;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    void end(Duration took) {
        outstanding--;
        mean = mean.plus(took.minus(mean).dividedBy(WEIGHT));
    }
}
