package io.tuwen.core.event;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.schemas.SourceRecord;
import java.time.Instant;

/** One decoded record of a catalogue topic. Immutable. */
public sealed interface CatalogueEvent {

    ItemId itemId();

    /** When the shop made the change. */
    Instant occurredAt();

    /** The record it came from, untouched. */
    SourceRecord source();

    /**
     * One content changed, or went away.
     *
     * @param version the producer's monotone version, not negative
     * @param forced a replay by an operator: processed even if the ledger knows it
     */
    record ContentChanged(
            ItemId itemId,
            ContentId contentId,
            long version,
            Instant occurredAt,
            Content content,
            Attributes attributes,
            boolean forced,
            SourceRecord source)
            implements CatalogueEvent {

        public ContentChanged {
            if (version < 0) {
                throw new IllegalArgumentException("version: " + version + " (expected: >= 0)");
            }
        }

        public RowKey rowKey() {
            return new RowKey(contentId, itemId);
        }
    }

    /** A tombstone: every content of the item goes, each at the version that is current. */
    record ItemRemoved(ItemId itemId, Instant occurredAt, SourceRecord source) implements CatalogueEvent {}
}
