package io.tuwen.flink.embed;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is in memory: per content at most one event in flight and one waiting, within a capacity. Used by the
 * subtask's thread; gauges may read its numbers from any, a moment old at worst.
 */
final class InFlight {
    private final Map<RowKey, Slot> slots = new HashMap<>();
    private final Capacity capacity;
    private int waiting;
    private int superseded;

    InFlight(Capacity capacity) {
        this.capacity = capacity;
    }

    @Nullable
    Slot get(RowKey key) {
        return slots.get(key);
    }

    boolean isBusy(RowKey key) {
        return slots.containsKey(key);
    }

    Collection<Slot> slots() {
        return slots.values();
    }

    Set<ContentId> contentsOf(ItemId item) {
        return slots.keySet().stream()
                .filter(key -> key.itemId().equals(item))
                .map(RowKey::contentId)
                .collect(Collectors.toSet());
    }

    boolean fits(long weight) {
        return capacity.fits(weight);
    }

    /** Puts an event in flight that {@linkplain #fits fits}, and whose content is not in flight. */
    Slot begin(Pending pending) {
        capacity.acquire(pending.weight());
        Slot slot = new Slot(pending);
        slots.put(pending.key(), slot);
        return slot;
    }

    /** Lets an event wait behind what is in flight, in place of one that waits already; false when there is no room. */
    boolean tryWait(Slot slot, Pending next) {
        Pending before = slot.waiting();
        long freed = before == null ? 0 : before.weight();
        if (before == null ? !capacity.fits(next.weight()) : !capacity.fitsInPlaceOf(freed, next.weight())) {
            return false;
        }
        dropWaiting(slot);
        capacity.acquire(next.weight());
        slot.setWaiting(next);
        waiting++;
        return true;
    }

    /** Whoever waited goes, and its room with it. */
    void dropWaiting(Slot slot) {
        Pending before = slot.waiting();
        if (before != null) {
            capacity.release(before.weight());
            slot.setWaiting(null);
            waiting--;
        }
    }

    /** The result of what is in flight will be dropped; its room is held until it comes. */
    void supersede(Slot slot) {
        if (!slot.isSuperseded()) {
            slot.supersede();
            superseded++;
        }
    }

    /** What was in flight has grown in memory. */
    void grow(Slot slot, long bytes) {
        slot.hold(bytes);
        capacity.grow(bytes);
    }

    /** What was in flight is done: drives the one that waited. @return false when none did, and the slot is gone */
    boolean advance(Slot slot) {
        capacity.release(slot.held());
        superseded -= slot.isSuperseded() ? 1 : 0;
        Pending next = slot.waiting();
        if (next == null) {
            slots.remove(slot.key());
            return false;
        }
        waiting--;
        slot.drive(next);
        return true;
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Records whose fate is open. */
    int records() {
        return slots.size() - superseded + waiting;
    }

    int waiting() {
        return waiting;
    }

    long bytes() {
        return capacity.bytes();
    }
}
