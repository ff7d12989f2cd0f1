package io.tuwen.flink.embed;

import io.tuwen.core.identity.RowKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which parked event is to be tried when: the memory beside the parked state. An event is not due, ready, or set aside
 * while its content is in flight. Used by the subtask's thread; its size may be read from any, a moment old at worst.
 */
final class DueQueue {
    private final Map<RowKey, Spot> spots = new HashMap<>();
    private final TreeSet<Spot> scheduled =
            new TreeSet<>(Comparator.comparingLong(Spot::dueAt).thenComparingLong(Spot::ticket));
    private final Map<RowKey, Spot> ready = new LinkedHashMap<>();
    private final Map<RowKey, Spot> aside = new HashMap<>();
    private long tickets;

    /**
     * What must be known of a parked event without reading it.
     *
     * @param dueAt milliseconds of processing time
     * @param ticket tells spots of one due time apart, in the order of parking
     */
    record Spot(RowKey key, long version, boolean forced, int weight, long dueAt, long ticket) {}

    /** Parks under the event's key, in place of what was parked there. */
    void put(Pending pending, long dueAt) {
        remove(pending.key());
        Spot spot = new Spot(pending.key(), pending.version(), pending.isForced(), pending.weight(), dueAt, tickets++);
        spots.put(spot.key(), spot);
        scheduled.add(spot);
    }

    @Nullable
    Spot get(RowKey key) {
        return spots.get(key);
    }

    void remove(RowKey key) {
        Spot spot = spots.remove(key);
        if (spot != null) {
            scheduled.remove(spot);
            ready.remove(key);
            aside.remove(key);
        }
    }

    /** Makes ready what is due. */
    void promote(long now) {
        while (!scheduled.isEmpty() && scheduled.first().dueAt() <= now) {
            Spot spot = scheduled.pollFirst();
            ready.put(spot.key(), spot);
        }
    }

    /** The one that is ready for longest; null when none is. */
    @Nullable
    Spot firstReady() {
        return ready.isEmpty() ? null : ready.values().iterator().next();
    }

    /** Its content is in flight: not ready until woken. */
    void setAside(Spot spot) {
        ready.remove(spot.key());
        aside.put(spot.key(), spot);
    }

    /** Its content is free again. */
    void wake(RowKey key) {
        Spot spot = aside.remove(key);
        if (spot != null) {
            ready.put(key, spot);
        }
    }

    /** When the next one is due; {@link Long#MAX_VALUE} when none is scheduled. */
    long nextDue() {
        return scheduled.isEmpty() ? Long.MAX_VALUE : scheduled.first().dueAt();
    }

    int size() {
        return spots.size();
    }
}
