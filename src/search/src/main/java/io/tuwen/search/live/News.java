package io.tuwen.search.live;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One thing that a feed tells. Immutable. */
public sealed interface News {

    /**
     * Told every second.
     *
     * @param events records of both topics since their beginning, as far as they were read
     * @param eventsPerSecond that came, over the last five whole seconds; the backlog of the start is left out
     * @param deadLetters by cause, since the topic's beginning
     * @param rows of each side of the index; without a side while that is not known
     */
    record Counters(
            Instant at,
            long events,
            double eventsPerSecond,
            Freshness freshness,
            Work work,
            Map<String, Long> deadLetters,
            Map<Tower, Long> rows)
            implements News {
        public Counters {
            deadLetters = Map.copyOf(deadLetters);
            rows = Map.copyOf(rows);
        }
    }

    /**
     * From the event's time to its row having been seen in the index, over the last minute.
     *
     * @param of how many
     * @param p50 milliseconds; empty where nothing was seen
     * @param p99 milliseconds; empty where nothing was seen
     */
    record Freshness(int of, OptionalLong p50, OptionalLong p99) {
        public static final Freshness NONE = new Freshness(0, OptionalLong.empty(), OptionalLong.empty());
    }

    /**
     * What the jobs do, where it is known.
     *
     * @param inferences asked for since the start
     * @param avoided records since the start that cost no inference
     * @param inFlight records that have no fate yet
     */
    record Work(OptionalLong inferences, OptionalLong avoided, OptionalLong inFlight) {
        public static final Work UNKNOWN = new Work(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    /**
     * The index was seen to hold what an event says.
     *
     * @param version the row's; the event's where the row is gone, -1 where that has none (a tombstone)
     * @param gone whether the row was taken away
     * @param attributes the row's; none where it is gone
     */
    record Arrival(
            Tower side,
            RowKey key,
            long version,
            boolean gone,
            Instant occurredAt,
            Instant seenAt,
            Attributes attributes)
            implements News {

        /** From the event's time on; not negative, whatever the shop's clock says. */
        public long freshnessMillis() {
            return Math.max(0, seenAt.toEpochMilli() - occurredAt.toEpochMilli());
        }
    }

    /**
     * A record that cannot be indexed.
     *
     * @param item null where the record does not tell
     * @param code of {@link io.tuwen.core.outcome.FailureCode}, or of a newer one
     * @param stage decode, embed or index
     */
    record Letter(@Nullable ItemId item, Tower side, String code, String cause, String stage, Instant at)
            implements News {}
}
