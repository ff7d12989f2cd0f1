package io.tuwen.search.live.kafka;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import io.tuwen.schemas.wire.DecodeResult;
import io.tuwen.schemas.wire.RecordDecoder;
import io.tuwen.schemas.wire.SchemaResolver;
import io.tuwen.search.live.story.Letter;
import io.tuwen.search.live.story.Mark;
import io.tuwen.search.live.story.Place;
import io.tuwen.search.live.story.Said;
import io.tuwen.search.live.story.Told;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Kafka records to what they say. What the jobs would refuse may pass here: its fate is the dead letter that they write.
 * Never throws on account of the bytes; blocks as long as the schema resolver does. Safe for use by many threads.
 */
public final class RecordReading {
    private final RecordDecoder<ImageEvent> pictures;
    private final RecordDecoder<CaptionEvent> captions;
    private final RecordDecoder<DeadLetter> letters;
    private final Topics topics;
    private final String preprocessing;

    /** @param preprocessing the preprocessing version of the picture tower */
    public RecordReading(Topics topics, SchemaResolver schemas, String preprocessing) {
        this.pictures = new RecordDecoder<>(ImageEvent.class, schemas);
        this.captions = new RecordDecoder<>(CaptionEvent.class, schemas);
        this.letters = new RecordDecoder<>(DeadLetter.class, schemas);
        this.topics = topics;
        this.preprocessing = preprocessing;
    }

    /** Empty where the key is no item. */
    Optional<Told> told(Tower side, ConsumerRecord<byte[], byte[]> record) {
        Place place = new Place(side, record.partition(), record.offset());
        Instant at = Instant.ofEpochMilli(record.timestamp());
        return item(record.key()).map(item -> new Told(place, at, item, said(side, record.value(), at, item)));
    }

    private static Optional<ItemId> item(byte @Nullable [] key) {
        if (key == null) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            return Optional.of(new ItemId(text));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Said said(Tower side, byte @Nullable [] value, Instant at, ItemId item) {
        if (value == null) {
            return new Said.AllRemoved(at);
        }
        try {
            return switch (side) {
                case IMAGE ->
                    decoded(pictures.decode(value))
                            .map(event -> said(event, item))
                            .orElse(new Said.Unreadable());
                case TEXT ->
                    decoded(captions.decode(value))
                            .map(event -> said(event, item))
                            .orElse(new Said.Unreadable());
            };
        } catch (IllegalArgumentException e) {
            // Of a value that the domain does not take: the jobs write its dead letter.
            return new Said.Unreadable();
        }
    }

    private static <T> Optional<T> decoded(DecodeResult<T> result) {
        return result instanceof DecodeResult.Decoded<T> decoded ? Optional.of(decoded.record()) : Optional.empty();
    }

    private Said said(ImageEvent event, ItemId item) {
        ContentId content = content(event.getItemId(), event.getContentId(), item);
        Object image = event.getImage();
        if (image == null) {
            return new Said.Removed(content, event.getVersion(), event.getOccurredAt());
        }
        Mark mark = Mark.ofPicture(Attributes.of(event.getAttributes()), digest(image));
        URI address = image instanceof ImageReference reference ? URI.create(reference.getUri()) : null;
        return new Said.Shown(content, event.getVersion(), event.getOccurredAt(), mark, address);
    }

    private static Said said(CaptionEvent event, ItemId item) {
        ContentId content = content(event.getItemId(), event.getContentId(), item);
        String caption = event.getCaption();
        if (caption == null) {
            return new Said.Removed(content, event.getVersion(), event.getOccurredAt());
        }
        Mark mark = Mark.ofCaption(Attributes.of(event.getAttributes()), caption);
        return new Said.Shown(content, event.getVersion(), event.getOccurredAt(), mark, null);
    }

    private static ContentId content(String itemId, String contentId, ItemId key) {
        if (!itemId.equals(key.value())) {
            throw new IllegalArgumentException("item_id: not that of the key");
        }
        // Nearly all are this one, and it is remembered for each.
        return contentId.equals(ContentId.MAIN.value()) ? ContentId.MAIN : new ContentId(contentId);
    }

    private @Nullable Digest digest(Object image) {
        if (image instanceof InlineImage inline) {
            return Digest.ofContent(Digest.sha256(inline.getBytes()), preprocessing);
        }
        String sha256 = ((ImageReference) image).getSha256();
        return sha256 == null ? null : Digest.ofContent(HexFormat.of().parseHex(sha256), preprocessing);
    }

    /** The picture within a record; empty where there is none. */
    Optional<ByteBuffer> picture(byte @Nullable [] value) {
        return Optional.ofNullable(value)
                .flatMap(bytes -> decoded(pictures.decode(bytes)))
                .map(ImageEvent::getImage)
                .filter(InlineImage.class::isInstance)
                .map(image -> ((InlineImage) image).getBytes());
    }

    /** Empty where it is no letter, or one of a record of another topic. */
    Optional<Letter> letter(byte @Nullable [] value) {
        return Optional.ofNullable(value)
                .flatMap(bytes -> decoded(letters.decode(bytes)))
                .flatMap(letter -> topics.side(letter.getTopic()).map(side -> letter(side, letter)));
    }

    private static Letter letter(Tower side, DeadLetter letter) {
        ByteBuffer key = letter.getKey();
        byte[] bytes = null;
        if (key != null) {
            bytes = new byte[key.remaining()];
            key.duplicate().get(bytes);
        }
        return new Letter(
                new Place(side, letter.getPartition(), letter.getOffset()),
                item(bytes).orElse(null),
                letter.getCode(),
                letter.getMessage(),
                letter.getStage(),
                letter.getFailedAt());
    }
}
