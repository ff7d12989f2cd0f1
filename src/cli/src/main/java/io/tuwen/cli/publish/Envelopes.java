package io.tuwen.cli.publish;

import io.tuwen.core.model.Tower;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Listings to records of the catalogue's topics, in Avro's single-object encoding: no registry is needed. */
final class Envelopes {
    private Envelopes() {}

    /** The picture or the caption of a listing: what one record is about. */
    record Part(Tower tower, Listing listing) {}

    /** A part and the record that tells it. */
    record Envelope(Part part, ProducerRecord<byte[], byte[]> record) {}

    /**
     * One record for the picture, one for the caption, as far as the listing tells them.
     *
     * @throws IOException when the picture file cannot be read
     */
    static List<Envelope> of(Listing listing, Instant now) throws IOException {
        List<Envelope> envelopes = new ArrayList<>();
        Instant time = listing.occurredAt() == null ? now : listing.occurredAt();
        if (listing.deleted() || listing.picture() != null) {
            envelopes.add(envelope(Tower.IMAGE, listing, imageEvent(listing, time)));
        }
        if (listing.deleted() || listing.caption() != null) {
            envelopes.add(envelope(Tower.TEXT, listing, captionEvent(listing, time)));
        }
        return envelopes;
    }

    private static Envelope envelope(Tower tower, Listing listing, ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        byte[] key = listing.itemId().value().getBytes(StandardCharsets.UTF_8);
        return new Envelope(new Part(tower, listing), new ProducerRecord<>(tower.topic(), key, bytes));
    }

    private static ByteBuffer imageEvent(Listing listing, Instant time) throws IOException {
        return new ImageEvent(
                        listing.itemId().value(),
                        listing.contentId().value(),
                        listing.version(),
                        time,
                        image(listing),
                        listing.attributes().values())
                .toByteBuffer();
    }

    private static @Nullable Object image(Listing listing) throws IOException {
        if (listing.deleted() || listing.picture() == null) {
            return null;
        }
        if (listing.picture() instanceof Listing.Picture.File file) {
            return new InlineImage(ByteBuffer.wrap(Files.readAllBytes(file.path())));
        }
        return new ImageReference(
                ((Listing.Picture.Address) listing.picture()).uri().toString(), null);
    }

    private static ByteBuffer captionEvent(Listing listing, Instant time) throws IOException {
        return new CaptionEvent(
                        listing.itemId().value(),
                        listing.contentId().value(),
                        listing.version(),
                        time,
                        listing.deleted() ? null : listing.caption(),
                        listing.attributes().values())
                .toByteBuffer();
    }
}
