package io.tuwen.flink.wire;

import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.schemas.LedgerState;

/** Ledger entries as they lie in keyed state. */
public final class LedgerStates {
    private LedgerStates() {}

    public static LedgerEntry toDomain(LedgerState state) {
        return new LedgerEntry(
                state.getVersion(),
                state.getDeleted(),
                Digests.toDomain(state.getContentDigest()),
                Digests.toDomain(state.getAttributesDigest()));
    }

    public static LedgerState fromDomain(LedgerEntry entry) {
        return new LedgerState(
                entry.version(),
                entry.deleted(),
                Digests.fromDomain(entry.contentDigest()),
                Digests.fromDomain(entry.attributesDigest()));
    }
}
