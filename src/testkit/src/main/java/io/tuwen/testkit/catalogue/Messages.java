package io.tuwen.testkit.catalogue;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.ImageEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes messages in Avro's single-object encoding, so that no registry is needed. */
public final class Messages {
    private Messages() {}

    /**
     * @param image {@code InlineImage} or {@code ImageReference}
     * @param content tells pictures apart
     */
    public static Message image(RowKey key, long version, Object image, Attributes attributes, String content) {
        return drawnImage(key, version, () -> image, attributes, content);
    }

    /** The same with an image that is made when the record is: whoever wants its meaning alone need not wait for it. */
    static Message drawnImage(RowKey key, long version, Supplier<Object> image, Attributes attributes, String content) {
        return event(
                Tower.IMAGE,
                key,
                time -> imageEvent(key, version, time, image.get(), attributes),
                new Meaning.Live(key, version, attributes, content));
    }

    public static Message caption(RowKey key, long version, String caption, Attributes attributes) {
        return event(
                Tower.TEXT,
                key,
                time -> captionEvent(key, version, time, caption, attributes),
                new Meaning.Live(key, version, attributes, caption));
    }

    /** Takes one content away. */
    public static Message removal(Tower tower, RowKey key, long version) {
        Function<Instant, byte[]> value = switch (tower) {
            case IMAGE -> time -> imageEvent(key, version, time, null, Attributes.NONE);
            case TEXT -> time -> captionEvent(key, version, time, null, Attributes.NONE);
        };
        return event(tower, key, value, new Meaning.Gone(key, version));
    }

    /** Takes every content of an item away. */
    public static Message tombstone(Tower tower, ItemId item) {
        return new Message(tower, utf8(item.value()), null, new Meaning.ItemGone(item));
    }

    /** The same record, expected to be refused. */
    public static Message refused(Message message, FailureCode code) {
        return new Message(message.tower(), message.key(), message.value(), new Meaning.DeadLetter(code));
    }

    private static Message event(Tower tower, RowKey key, Function<Instant, byte[]> value, Meaning meaning) {
        return new Message(tower, utf8(key.itemId().value()), value, meaning);
    }

    static byte[] imageEvent(RowKey key, long version, Instant time, @Nullable Object image, Attributes attributes) {
        return bytes(() -> new ImageEvent(
                        key.itemId().value(), key.contentId().value(), version, time, image, attributes.values())
                .toByteBuffer());
    }

    static byte[] captionEvent(
            RowKey key, long version, Instant time, @Nullable String caption, Attributes attributes) {
        return bytes(() -> new CaptionEvent(
                        key.itemId().value(), key.contentId().value(), version, time, caption, attributes.values())
                .toByteBuffer());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Encoding {
        ByteBuffer encode() throws IOException;
    }

    private static byte[] bytes(Encoding encoding) {
        try {
            ByteBuffer buffer = encoding.encode();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
