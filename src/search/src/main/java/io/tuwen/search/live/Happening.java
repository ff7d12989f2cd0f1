package io.tuwen.search.live;

import io.tuwen.core.model.Tower;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One record of an item, and what became of it.
 *
 * @param at when Kafka took it
 * @param occurredAt the shop's time; null where the record cannot be read
 * @param version null where it has none or cannot be read
 */
public record Happening(
        Instant at,
        @Nullable Instant occurredAt,
        Tower side,
        @Nullable Long version,
        What what,
        Fate fate) {

    /** What the record says. */
    public enum What {
        PICTURE,
        CAPTION,
        /** One picture or caption goes. */
        REMOVAL,
        /** All of the item on this side goes. */
        TOMBSTONE,
        UNREADABLE
    }

    /** From the shop's time to the index having been seen so, in milliseconds; empty while it was not. */
    public OptionalLong tookMillis() {
        Instant seen = fate.seen();
        return seen == null || occurredAt == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, seen.toEpochMilli() - occurredAt.toEpochMilli()));
    }
}
