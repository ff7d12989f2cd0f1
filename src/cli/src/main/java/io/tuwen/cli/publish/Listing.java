package io.tuwen.cli.publish;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item as a shop lists it: a line of a jsonl file, or a picture in a folder.
 *
 * @param version not negative
 * @param occurredAt null: now
 * @param picture null: the picture is not touched
 * @param caption null: the caption is not touched
 * @param deleted takes picture and caption away
 */
record Listing(
        ItemId itemId,
        ContentId contentId,
        long version,
        @Nullable Instant occurredAt,
        @Nullable Picture picture,
        @Nullable String caption,
        Attributes attributes,
        boolean deleted) {

    /** Where the picture is. */
    sealed interface Picture {
        /** Sent as bytes. */
        record File(Path path) implements Picture {}

        /** Sent as a reference. */
        record Address(URI uri) implements Picture {}
    }

    RowKey rowKey() {
        return new RowKey(contentId, itemId);
    }
}
