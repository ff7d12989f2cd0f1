package io.tuwen.flink.embed;

import io.tuwen.core.identity.Digest;
import io.tuwen.schemas.CaptionText;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineSlice;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds events as Decode would hand them over. */
final class Events {
    private static final byte[] NO_VALUE = {};

    private Events() {}

    /** A caption: loaded at once, embedded when the test says so. */
    static StreamEvent caption(String item, long version, String text) {
        return event(item, "main", version, new CaptionText(text), NO_VALUE);
    }

    static StreamEvent caption(String item, String content, long version, String text) {
        return event(item, content, version, new CaptionText(text), NO_VALUE);
    }

    /** A reference: fetched and embedded when the test says so. */
    static StreamEvent reference(String item, long version, String uri) {
        return event(item, "main", version, new ImageReference(uri, null), NO_VALUE);
    }

    /** A reference that carries the digest of the picture, which the fake host makes of its address. */
    static StreamEvent referenceWithDigest(String item, long version, String uri) {
        byte[] sha256 = Digest.sha256(ManualEncoder.picture(uri));
        return event(
                item, "main", version, new ImageReference(uri, HexFormat.of().formatHex(sha256)), NO_VALUE);
    }

    /** An inline picture of so many bytes. */
    static StreamEvent inline(String item, long version, int bytes) {
        return event(item, "main", version, new InlineSlice(0, bytes), new byte[bytes]);
    }

    static StreamEvent removal(String item, long version) {
        return event(item, "main", version, null, NO_VALUE);
    }

    static StreamEvent tombstone(String item) {
        return new StreamEvent(source(item, null), item, null, 0L, Instant.EPOCH, null, Map.of(), false);
    }

    static StreamEvent forced(StreamEvent event) {
        return io.tuwen.flink.wire.StreamEvents.forced(event);
    }

    static StreamEvent priced(StreamEvent event, long price) {
        return new StreamEvent(
                event.getSource(),
                event.getItemId(),
                event.getContentId(),
                event.getVersion(),
                event.getOccurredAt(),
                event.getContent(),
                Map.of("price", price),
                event.getForced());
    }

    private static StreamEvent event(String item, String content, long version, @Nullable Object what, byte[] value) {
        return new StreamEvent(
                source(item, value), item, content, version, Instant.ofEpochMilli(version), what, Map.of(), false);
    }

    private static SourceRecord source(String item, byte @Nullable [] value) {
        return new SourceRecord(
                "catalogue",
                0,
                0L,
                Instant.EPOCH,
                ByteBuffer.wrap(item.getBytes(StandardCharsets.UTF_8)),
                value == null ? null : ByteBuffer.wrap(value),
                List.of());
    }
}
