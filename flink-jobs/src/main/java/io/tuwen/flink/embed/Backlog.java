package io.tuwen.flink.embed;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.flink.embed.DueQueue.Spot;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every event that came in and is not carried out yet. Of one content that is at most: one in flight, and a newer one
 * that either waits in memory or is parked.
 */
record Backlog(InFlight inFlight, Parking parking) {

    /** The newest version of a content that is still to be carried out; -1 when there is none. */
    long newestOpen(RowKey key) {
        Spot spot = parking.get(key);
        if (spot != null) {
            return spot.version();
        }
        Slot slot = inFlight.get(key);
        Pending newest = slot == null ? null : slot.newest();
        return newest == null ? -1 : newest.version();
    }

    Set<ContentId> contentsOf(ItemId item) {
        Set<ContentId> contents = new TreeSet<>(inFlight.contentsOf(item));
        contents.addAll(parking.contentsOf(item));
        return contents;
    }

    /**
     * Before a barrier: leaves a copy of the newest open event of each content in state, so that whoever owns the key
     * after a restart drives it again.
     *
     * @return how many records have no copy, since a newer one has: conflated, in case this state is restored
     */
    int copyToState() {
        int leftOut = 0;
        for (Slot slot : inFlight.slots()) {
            boolean newerParked = parking.holds(slot.key());
            Pending newest = slot.newest();
            if (newest != null && !newerParked && slot.needsCopy()) {
                parking.copy(newest);
                slot.copied();
            }
            boolean newerExists = newerParked || slot.waiting() != null;
            leftOut += newerExists && !slot.isSuperseded() ? 1 : 0;
        }
        return leftOut;
    }

    boolean isEmpty() {
        return inFlight.isEmpty() && parking.size() == 0;
    }

    /** Records whose fate is open. */
    int records() {
        return inFlight.records() + parking.size();
    }
}
