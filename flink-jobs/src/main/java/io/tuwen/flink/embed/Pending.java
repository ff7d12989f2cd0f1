package io.tuwen.flink.embed;

import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.event.Content;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.ledger.Claim;
import io.tuwen.flink.wire.StreamEvents;
import io.tuwen.schemas.ParkedEvent;
import io.tuwen.schemas.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event about one content that is not carried out yet. Immutable, as state on the heap keeps references.
 *
 * @param event as it came, and as it lies in state
 * @param change the same in the domain's words
 * @param attributesDigest of the change's attributes
 * @param failures failed tries so far
 * @param weight bytes of memory that it holds on to
 */
record Pending(StreamEvent event, ContentChanged change, Digest attributesDigest, int failures, int weight) {

    static Pending of(StreamEvent event, ContentChanged change) {
        return new Pending(event, change, change.attributes().digest(), 0, StreamEvents.weight(event));
    }

    static Pending of(ParkedEvent parked) {
        StreamEvent event = parked.getEvent();
        ContentChanged change = (ContentChanged) StreamEvents.toDomain(event);
        return new Pending(
                event, change, change.attributes().digest(), parked.getAttempt(), StreamEvents.weight(event));
    }

    RowKey key() {
        return change.rowKey();
    }

    long version() {
        return change.version();
    }

    /** @param contentDigest null while nobody has seen the content */
    Claim claim(@Nullable Digest contentDigest) {
        return change.content() instanceof Content.Removed
                ? new Claim.Gone(version(), change.forced())
                : new Claim.Live(version(), contentDigest, attributesDigest, change.forced());
    }

    Pending afterFailure() {
        return new Pending(event, change, attributesDigest, failures + 1, weight);
    }

    boolean isForced() {
        return change.forced();
    }

    /** The same event, forced if the one in whose place it comes was forced and never carried out. */
    Pending forcedIf(boolean inherited) {
        if (!inherited || isForced()) {
            return this;
        }
        StreamEvent forced = StreamEvents.forced(event);
        ContentChanged same = (ContentChanged) StreamEvents.toDomain(forced);
        return new Pending(forced, same, attributesDigest, failures, weight);
    }
}
