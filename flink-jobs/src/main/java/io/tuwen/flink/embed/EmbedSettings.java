package io.tuwen.flink.embed;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much the operator holds, and for how long.
 *
 * @param capacity records in memory at once, in flight or waiting behind one in flight
 * @param capacityBytes bytes that those hold on to; a single record is admitted whatever its size
 * @param fullPatience how long a full operator holds an event before it parks it, so that a checkpoint can pass
 * @param maxParked parked events above which nothing new is begun: each takes about 400 bytes of memory besides its state
 * @param backoff when a parked event is tried again
 * @param removedTtl how long a removal is remembered: longer than the longest replay, or a late event could bring back
 *     what was deleted
 */
public record EmbedSettings(
        int capacity,
        long capacityBytes,
        Duration fullPatience,
        int maxParked,
        Backoff.Settings backoff,
        Duration removedTtl)
        implements Serializable {

    public static final EmbedSettings DEFAULT = new EmbedSettings(
            256, 256L << 20, Duration.ofSeconds(1), 100_000, Backoff.Settings.DEFAULT, Duration.ofDays(30));
}
