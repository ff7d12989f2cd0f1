package io.tuwen.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The one place where an event's fate is decided: (claim, entry) to decision. Pure and total.
 *
 * <p>For one content, whatever the order and repetition of its events, carrying out the decisions in turn ends in the
 * newest version; at equal versions a removal wins over content, and of two differing contents the later one wins.
 */
public final class Ledger {
    private Ledger() {}

    /** @param entry what the index was last told about this content; null when nothing is known */
    public static Decision decide(Claim claim, @Nullable LedgerEntry entry) {
        if (entry != null && claim.version() < entry.version()) {
            return new Decision.Stale(entry.version());
        }
        if (claim instanceof Claim.Gone gone) {
            return decideGone(gone, entry);
        }
        return decideLive((Claim.Live) claim, entry);
    }

    private static Decision decideGone(Claim.Gone claim, @Nullable LedgerEntry entry) {
        boolean told = entry != null && entry.deleted() && entry.version() == claim.version();
        return told && !claim.forced()
                ? new Decision.Duplicate()
                : new Decision.Remove(LedgerEntry.removed(claim.version()));
    }

    private static Decision decideLive(Claim.Live claim, @Nullable LedgerEntry entry) {
        if (entry != null && entry.deleted() && entry.version() == claim.version()) {
            return new Decision.Stale(entry.version());
        }
        if (claim.contentDigest() == null) {
            return new Decision.Fetch();
        }
        LedgerEntry next = LedgerEntry.live(claim.version(), claim.contentDigest(), claim.attributesDigest());
        if (claim.forced() || entry == null || !entry.contentDigest().equals(claim.contentDigest())) {
            return new Decision.Embed(next);
        }
        return next.equals(entry) ? new Decision.Duplicate() : new Decision.Retag(next);
    }
}
