package io.tuwen.core.ledger;

import io.tuwen.core.identity.Digest;

/**
 * What the index was last told about one content.
 *
 * @param version the newest version that was carried out
 * @param deleted whether that was a removal
 * @param contentDigest of what the model saw; {@link Digest#NONE} when deleted
 * @param attributesDigest of the attributes; {@link Digest#NONE} when deleted
 */
public record LedgerEntry(long version, boolean deleted, Digest contentDigest, Digest attributesDigest) {

    static LedgerEntry live(long version, Digest content, Digest attributes) {
        return new LedgerEntry(version, false, content, attributes);
    }

    static LedgerEntry removed(long version) {
        return new LedgerEntry(version, true, Digest.NONE, Digest.NONE);
    }
}
