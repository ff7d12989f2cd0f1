package io.tuwen.flink.embed;

import io.tuwen.core.event.CatalogueEvent.ItemRemoved;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.ledger.Decision;
import io.tuwen.flink.account.Fate;
import java.util.Set;

/**
 * Removals. They need no call, so they are carried out at once, whatever is in flight: a result that comes in later for
 * an older version is dropped.
 */
final class Removals {
    private final Backlog backlog;
    private final Verdicts verdicts;

    Removals(Backlog backlog, Verdicts verdicts) {
        this.backlog = backlog;
        this.verdicts = verdicts;
    }

    /** The shop took one content away. */
    void removeContent(Pending removal) {
        if (removal.version() < backlog.newestOpen(removal.key())) {
            verdicts.count(Fate.STALE);
            return;
        }
        Decision decision = verdicts.decide(removal, null);
        if (!(decision instanceof Decision.Stale)) {
            supersede(removal.key());
        }
        verdicts.settle(removal, decision);
    }

    /**
     * A tombstone: every known content of the item goes, at its newest known version. One record, several mutations: the
     * first accounts for it. Where the index may hold rows of which the ledger knows nothing, the item's main content is
     * removed besides; other contents that only the index knows stay until somebody reconciles.
     */
    void removeItem(ItemRemoved tombstone) {
        int records = 1;
        for (ContentId content : contentsOf(tombstone.itemId())) {
            if (remove(new RowKey(content, tombstone.itemId()), tombstone, records)) {
                records = 0;
            }
        }
        if (records == 1) {
            verdicts.count(Fate.DUPLICATE);
        }
    }

    private Set<ContentId> contentsOf(ItemId item) {
        Set<ContentId> contents = backlog.contentsOf(item);
        contents.addAll(verdicts.knownContents(item));
        if (verdicts.marksFirst()) {
            contents.add(ContentId.MAIN);
        }
        return contents;
    }

    private boolean remove(RowKey key, ItemRemoved tombstone, int records) {
        long version = Math.max(backlog.newestOpen(key), verdicts.knownVersion(key));
        if (version < 0) {
            verdicts.removeUnknown(key, tombstone, records);
            return true;
        }
        supersede(key);
        return verdicts.remove(key, version, tombstone, records);
    }

    /** All that is open for a content loses to a removal. */
    private void supersede(RowKey key) {
        if (backlog.parking().holds(key)) {
            backlog.parking().remove(key);
            verdicts.count(Fate.CONFLATED);
        }
        Slot slot = backlog.inFlight().get(key);
        if (slot != null) {
            supersede(slot);
        }
    }

    private void supersede(Slot slot) {
        if (slot.waiting() != null) {
            backlog.inFlight().dropWaiting(slot);
            verdicts.count(Fate.CONFLATED);
        }
        if (!slot.isSuperseded()) {
            backlog.inFlight().supersede(slot);
            verdicts.count(Fate.CONFLATED);
        }
        if (slot.hasCopy()) {
            backlog.parking().remove(slot.key());
            slot.copyGone();
        }
    }
}
