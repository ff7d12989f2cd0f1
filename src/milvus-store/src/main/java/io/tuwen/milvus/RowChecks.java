package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at rows before they are sent: milvus-lite takes what Milvus refuses, and Milvus refuses a whole batch for one row.
 * Lengths of ids need no look, since their types hold them.
 */
record RowChecks(RowLayout layout) {

    /** The row as it will be stored; a caption over 65,535 bytes is cut there, before the code point that would not fit. */
    Outcome<StoredRow> prepare(Row row) {
        RowHeader header = row.header();
        return checked(header.key(), () -> {
            checkVector(row.vector());
            return new StoredRow(
                    header.key(),
                    header.version(),
                    header.contentDigest(),
                    millis(header.occurredAt()),
                    json(header.attributes()),
                    caption(header.caption()),
                    row.vector());
        });
    }

    Outcome<StoredTag> prepare(RowTag tag) {
        return checked(
                tag.key(), () -> new StoredTag(tag.key(), tag.version(), millis(tag.occurredAt()), tag.attributes()));
    }

    /** A row under another tag. */
    Outcome<StoredRow> prepare(StoredTag tag, StoredRow stored) {
        return checked(
                tag.key(),
                () -> stored.with(tag, json(tag.attributes().keepingOwnOf(AttributesJson.read(stored.attributes())))));
    }

    private static <T> Outcome<T> checked(RowKey key, Supplier<T> prepared) {
        try {
            return Outcome.success(prepared.get());
        } catch (FailureException e) {
            return Outcome.failed(Failure.of(
                    e.failure().code(), "row " + key + ": " + e.failure().message()));
        }
    }

    private void checkVector(float[] vector) {
        if (vector.length != layout.dim()) {
            throw refused("vector: " + vector.length + " floats (expected: " + layout.dim() + ")");
        }
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                throw refused("vector: holds " + value + " (expected: finite floats)");
            }
        }
    }

    private @Nullable String caption(@Nullable String caption) {
        if (layout.hasCaption() != (caption != null)) {
            throw refused("caption: " + (caption == null ? "absent" : "present")
                    + " (expected: in collections of captions, " + "and only there)");
        }
        return caption == null ? null : cut(caption, RowLayout.CAPTION_BYTES);
    }

    /** The longest head of whole code points that takes no more than so many bytes of UTF-8. */
    static String cut(String text, int mostBytes) {
        if (text.length() <= mostBytes / 3 || text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static ByteString json(Attributes attributes) {
        ByteString json = AttributesJson.write(attributes);
        if (json.size() > RowLayout.ATTRIBUTES_BYTES) {
            throw new FailureException(
                    FailureCode.ATTRIBUTES_INVALID,
                    "attributes: " + json.size() + " bytes of JSON (expected: at most " + RowLayout.ATTRIBUTES_BYTES
                            + ")");
        }
        return json;
    }

    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            throw refused("occurred_at: " + instant + " (expected: milliseconds since 1970 in 64 bits)");
        }
    }

    private static FailureException refused(String message) {
        return new FailureException(FailureCode.INDEX_ROW_REFUSED, message);
    }
}
