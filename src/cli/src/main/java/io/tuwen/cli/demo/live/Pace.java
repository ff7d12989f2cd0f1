package io.tuwen.cli.demo.live;

import java.util.concurrent.TimeUnit;

/**
 * How many events are due. What a pause or a slow machine has missed is not made up for, so that no burst follows it. Not safe
 * for use by many threads.
 */
final class Pace {
    /** So much time may be made up for. */
    private static final double MOST_SECONDS = 0.25;

    private final double eventsPerSecond;
    private long lastNanos;
    private double due;

    /**
     * @param eventsPerSecond at least 0, which is: none
     * @param nowNanos as {@link System#nanoTime} tells it
     */
    Pace(double eventsPerSecond, long nowNanos) {
        this.eventsPerSecond = eventsPerSecond;
        this.lastNanos = nowNanos;
    }

    /** Events that are due now and were not at the last call. */
    long due(long nowNanos) {
        double seconds = (double) (nowNanos - lastNanos) / TimeUnit.SECONDS.toNanos(1);
        lastNanos = nowNanos;
        due += Math.min(seconds, MOST_SECONDS) * eventsPerSecond;
        long whole = (long) due;
        due -= whole;
        return whole;
    }
}
