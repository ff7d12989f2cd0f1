package io.tuwen.flink.decode;

import static io.tuwen.core.outcome.FailureCode.ATTRIBUTES_INVALID;
import static io.tuwen.core.outcome.FailureCode.CONTENT_ID_INVALID;
import static io.tuwen.core.outcome.FailureCode.ITEM_ID_INVALID;
import static io.tuwen.core.outcome.FailureCode.KEY_MISMATCH;
import static io.tuwen.core.outcome.FailureCode.KEY_MISSING;
import static io.tuwen.core.outcome.FailureCode.RECORD_UNDECODABLE;
import static io.tuwen.core.outcome.FailureCode.SCHEMA_REGISTRY_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.SCHEMA_UNKNOWN;
import static io.tuwen.core.outcome.FailureCode.VERSION_NEGATIVE;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.event.CatalogueEvent.ItemRemoved;
import io.tuwen.core.event.Content;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.flink.wire.StreamEvents;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import io.tuwen.schemas.wire.DecodeResult;
import io.tuwen.schemas.wire.SchemaResolver;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record to an event, or to the one reason why it is none. Never throws, whatever the bytes. Blocks only as long
 * as the schema resolver does. Not for use by several threads.
 */
public final class EventReader {
    /** A record with this header is processed even if the ledger knows it: an operator's replay. */
    public static final String FORCE_HEADER = "tuwen-force";

    /** What the index takes in its one field for attributes, as JSON. */
    private static final int MAX_ATTRIBUTE_BYTES = 65_536;

    private final ValueReader values;

    /**
     * @param tower whose topic is read
     * @param maxCaptionBytes in UTF-8
     */
    public EventReader(Tower tower, SchemaResolver schemas, int maxCaptionBytes) {
        this.values = ValueReader.of(tower, schemas, new ContentCheck(maxCaptionBytes));
    }

    /** @param source whose value, where it has one, is backed by an array */
    public Reading read(SourceRecord source) {
        if (!(itemId(source.getKey()) instanceof Outcome.Success<ItemId> key)) {
            return rejected(itemId(source.getKey()));
        }
        ByteBuffer value = source.getValue();
        return value == null ? tombstone(source, key.value()) : event(source, key.value(), value);
    }

    private static Outcome<ItemId> itemId(@Nullable ByteBuffer key) {
        if (key == null || !key.hasRemaining()) {
            return Outcome.failed(
                    KEY_MISSING, "key: " + (key == null ? "none" : "0 bytes") + " (expected: an item id)");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(key.duplicate()).toString();
            return checked(ITEM_ID_INVALID, () -> new ItemId(text));
        } catch (CharacterCodingException e) {
            return Outcome.failed(ITEM_ID_INVALID, "key: " + key.remaining() + " bytes (expected: UTF-8)");
        }
    }

    /** The domain's own check of a value, as an outcome. */
    private static <T> Outcome<T> checked(FailureCode code, Supplier<T> construction) {
        try {
            return Outcome.success(construction.get());
        } catch (IllegalArgumentException e) {
            return Outcome.failed(code, String.valueOf(e.getMessage()));
        }
    }

    private static Reading tombstone(SourceRecord source, ItemId itemId) {
        return new Reading.Event(StreamEvents.fromDomain(new ItemRemoved(itemId, source.getTimestamp(), source)));
    }

    private Reading event(SourceRecord source, ItemId key, ByteBuffer value) {
        DecodeResult<Claims> result = values.read(value);
        if (result instanceof DecodeResult.Decoded<Claims> decoded) {
            return checked(source, key, decoded.record());
        }
        if (result instanceof DecodeResult.Unavailable<Claims> unavailable) {
            return new Reading.Undecided(Failure.of(SCHEMA_REGISTRY_UNAVAILABLE, unavailable.message()));
        }
        if (result instanceof DecodeResult.UnknownSchema<Claims> unknown) {
            return new Reading.Rejected(Failure.of(SCHEMA_UNKNOWN, unknown.message()));
        }
        return new Reading.Rejected(
                Failure.of(RECORD_UNDECODABLE, ((DecodeResult.Undecodable<Claims>) result).message()));
    }

    private static Reading checked(SourceRecord source, ItemId key, Claims claims) {
        Outcome<StreamEvent> event = matching(key, claims)
                .then(same -> checked(CONTENT_ID_INVALID, () -> new ContentId(claims.contentId())))
                .then(contentId -> version(claims.version()))
                .then(version -> attributes(claims.attributes()))
                .then(attributes -> claims.content())
                .map(content -> streamEvent(source, key, claims, content));
        return event instanceof Outcome.Success<StreamEvent> success
                ? new Reading.Event(success.value())
                : rejected(event);
    }

    private static Outcome<ItemId> matching(ItemId key, Claims claims) {
        return claims.itemId().equals(key.value())
                ? Outcome.success(key)
                : Outcome.failed(
                        KEY_MISMATCH,
                        "item_id: " + claims.itemId().length()
                                + " characters that are not those of the key (expected: \"" + key + "\")");
    }

    private static Outcome<Long> version(long version) {
        return version >= 0
                ? Outcome.success(version)
                : Outcome.failed(VERSION_NEGATIVE, "version: " + version + " (expected: >= 0)");
    }

    private static Outcome<Attributes> attributes(Map<String, Object> values) {
        long bytes = values.entrySet().stream()
                .mapToLong(entry -> utf8(entry.getKey()) + utf8(entry.getValue().toString()) + 6)
                .sum();
        if (bytes > MAX_ATTRIBUTE_BYTES) {
            return Outcome.failed(
                    ATTRIBUTES_INVALID,
                    "attributes: " + bytes + " bytes as JSON (expected: at most " + MAX_ATTRIBUTE_BYTES + ")");
        }
        return checked(ATTRIBUTES_INVALID, () -> Attributes.of(values)).then(EventReader::ofTheProducer);
    }

    private static Outcome<Attributes> ofTheProducer(Attributes attributes) {
        Attributes own = attributes.own();
        return own.equals(Attributes.NONE)
                ? Outcome.success(attributes)
                : Outcome.failed(
                        ATTRIBUTES_INVALID,
                        "attribute \"" + own.values().firstKey() + "\": a name of the system's own (expected: none that"
                                + " begins with " + Attributes.OWN_PREFIX + ")");
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static StreamEvent streamEvent(SourceRecord source, ItemId itemId, Claims claims, Content content) {
        return StreamEvents.fromDomain(new ContentChanged(
                itemId,
                new ContentId(claims.contentId()),
                claims.version(),
                claims.occurredAt(),
                content,
                Attributes.of(claims.attributes()),
                isForced(source),
                source));
    }

    private static boolean isForced(SourceRecord source) {
        return source.getHeaders().stream().anyMatch(header -> header.getKey().equals(FORCE_HEADER));
    }

    private static Reading rejected(Outcome<?> outcome) {
        return new Reading.Rejected(((Outcome.Failed<?>) outcome).failure());
    }
}
