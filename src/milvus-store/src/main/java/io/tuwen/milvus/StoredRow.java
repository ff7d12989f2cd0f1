package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row in the terms of its collection.
 *
 * @param occurredAt milliseconds since 1970
 * @param attributes JSON
 * @param caption in a collection of captions; else null
 * @param vector empty where it was not asked for
 */
record StoredRow(
        RowKey key,
        long version,
        Digest contentDigest,
        long occurredAt,
        ByteString attributes,
        @Nullable String caption,
        float[] vector) {
    /** Numbers, digest and framing. */
    private static final int FIXED_BYTES = 128;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    /** The same content, with another tag and other attributes. */
    StoredRow with(StoredTag tag, ByteString json) {
        return new StoredRow(key, tag.version(), contentDigest, tag.occurredAt(), json, caption, vector);
    }

    RowHeader header() {
        return new RowHeader(
                key,
                version,
                contentDigest,
                Instant.ofEpochMilli(occurredAt),
                AttributesJson.read(attributes),
                caption);
    }

    Row row() {
        return new Row(header(), vector);
    }

    /** What it takes in a request, at most. */
    int bytes() {
        int texts = 2 * key.itemId().value().length() + (caption == null ? 0 : caption.length());
        return FIXED_BYTES
                + 2 * key.contentId().value().length()
                + MOST_BYTES_OF_A_CHAR * texts
                + attributes.size()
                + Float.BYTES * vector.length;
    }
}
