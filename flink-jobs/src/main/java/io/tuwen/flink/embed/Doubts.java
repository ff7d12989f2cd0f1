package io.tuwen.flink.embed;

import io.tuwen.core.identity.RowKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Contents of which the index may hold something newer than the ledger knows: after a crash the ledger is that of the last
 * checkpoint, while the index keeps what was written since. Their rows may have another vector by now, or be gone, so they
 * must not be retagged before they have been put or removed again. Used by the subtask's thread.
 */
final class Doubts {
    private final Map<Integer, Long> horizon;
    private final Set<RowKey> contents = new HashSet<>();

    /** @param horizon as {@link ReplayHorizon#now} told it; empty where the operator starts without state */
    Doubts(Map<Integer, Long> horizon) {
        this.horizon = Map.copyOf(horizon);
    }

    /** An event that the ledger does not know as carried out; another may come in its place. */
    void raise(Pending pending) {
        if (ReplayHorizon.covers(horizon, pending.event().getSource())) {
            contents.add(pending.key());
        }
    }

    boolean about(RowKey key) {
        return contents.contains(key);
    }

    /** The index was told all of a row, or that it goes. */
    void settle(RowKey key) {
        contents.remove(key);
    }
}
