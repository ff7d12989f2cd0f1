package io.tuwen.flink.wire;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.CatalogueEvent;
import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.event.CatalogueEvent.ItemRemoved;
import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.event.Content.Removed;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.schemas.CaptionText;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineSlice;
import io.tuwen.schemas.RecordHeader;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decoded events between Decode and Embed. Both forms share the record's bytes: nothing is copied. */
public final class StreamEvents {
    /** What an event weighs in memory besides the bytes of its record: objects, strings, a place in a queue. */
    private static final int OVERHEAD_BYTES = 512;

    private StreamEvents() {}

    /** @throws IllegalArgumentException for an event that Decode would have refused */
    public static CatalogueEvent toDomain(StreamEvent event) {
        ItemId itemId = new ItemId(event.getItemId());
        if (event.getContentId() == null) {
            return new ItemRemoved(itemId, event.getOccurredAt(), event.getSource());
        }
        return new ContentChanged(
                itemId,
                new ContentId(event.getContentId()),
                event.getVersion(),
                event.getOccurredAt(),
                content(event),
                Attributes.of(event.getAttributes()),
                event.getForced(),
                event.getSource());
    }

    /**
     * @param event whose inline picture, if it has one, is a view of its record's value
     * @throws IllegalArgumentException when the picture lies elsewhere
     */
    public static StreamEvent fromDomain(CatalogueEvent event) {
        if (event instanceof ItemRemoved removed) {
            return new StreamEvent(
                    removed.source(), removed.itemId().value(), null, 0L, removed.occurredAt(), null, Map.of(), false);
        }
        ContentChanged changed = (ContentChanged) event;
        return new StreamEvent(
                changed.source(),
                changed.itemId().value(),
                changed.contentId().value(),
                changed.version(),
                changed.occurredAt(),
                travelling(changed.content(), changed.source()),
                Map.copyOf(changed.attributes().values()),
                changed.forced());
    }

    /** The same event, processed even if the ledger knows it. */
    public static StreamEvent forced(StreamEvent event) {
        return new StreamEvent(
                event.getSource(),
                event.getItemId(),
                event.getContentId(),
                event.getVersion(),
                event.getOccurredAt(),
                event.getContent(),
                event.getAttributes(),
                true);
    }

    /** About how many bytes of memory an event holds on to. */
    public static int weight(StreamEvent event) {
        SourceRecord source = event.getSource();
        int bytes = OVERHEAD_BYTES + remaining(source.getKey()) + remaining(source.getValue());
        for (RecordHeader header : source.getHeaders()) {
            bytes += header.getKey().length() + remaining(header.getValue());
        }
        return bytes;
    }

    private static int remaining(@Nullable ByteBuffer buffer) {
        return buffer == null ? 0 : buffer.remaining();
    }

    private static Content content(StreamEvent event) {
        Object content = event.getContent();
        if (content instanceof InlineSlice slice) {
            ByteBuffer value = event.getSource().getValue();
            return new InlinePicture(value.slice(value.position() + slice.getOffset(), slice.getLength()));
        }
        if (content instanceof ImageReference reference) {
            String sha256 = reference.getSha256();
            return new PictureReference(
                    URI.create(reference.getUri()),
                    sha256 == null ? null : HexFormat.of().parseHex(sha256));
        }
        return content instanceof CaptionText caption ? new Caption(caption.getText()) : new Removed();
    }

    private static @Nullable Object travelling(Content content, SourceRecord source) {
        if (content instanceof InlinePicture picture) {
            return slice(picture.bytes(), source.getValue());
        }
        if (content instanceof PictureReference reference) {
            byte[] sha256 = reference.sha256();
            String hex = sha256 == null ? null : HexFormat.of().formatHex(sha256);
            return new ImageReference(reference.uri().toString(), hex);
        }
        return content instanceof Caption caption ? new CaptionText(caption.text()) : null;
    }

    private static InlineSlice slice(ByteBuffer picture, @Nullable ByteBuffer value) {
        if (value == null || picture.array() != value.array()) {
            throw new IllegalArgumentException(
                    "inline picture: lies outside its record (expected: a view of its value)");
        }
        int start = picture.arrayOffset() + picture.position();
        return new InlineSlice(start - value.arrayOffset() - value.position(), picture.remaining());
    }
}
