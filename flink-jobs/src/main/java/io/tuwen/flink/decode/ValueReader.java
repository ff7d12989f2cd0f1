package io.tuwen.flink.decode;

import io.tuwen.core.model.Tower;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.wire.DecodeResult;
import io.tuwen.schemas.wire.DecodeResult.Decoded;
import io.tuwen.schemas.wire.DecodeResult.Unavailable;
import io.tuwen.schemas.wire.DecodeResult.Undecodable;
import io.tuwen.schemas.wire.DecodeResult.UnknownSchema;
import io.tuwen.schemas.wire.RecordDecoder;
import io.tuwen.schemas.wire.SchemaResolver;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** The value of a record to its claims, by the schema of one topic. Never throws on account of the bytes. */
interface ValueReader {

    /** @param value backed by an array; its position stays */
    DecodeResult<Claims> read(ByteBuffer value);

    /** The reader of the topic that feeds a tower. */
    static ValueReader of(Tower tower, SchemaResolver schemas, ContentCheck check) {
        return switch (tower) {
            case IMAGE -> reader(ImageEvent.class, schemas, event -> pictureClaims(event, check));
            case TEXT -> reader(CaptionEvent.class, schemas, event -> captionClaims(event, check));
        };
    }

    private static <T extends SpecificRecord> ValueReader reader(
            Class<T> type, SchemaResolver schemas, Function<T, Claims> claims) {
        RecordDecoder<T> decoder = new RecordDecoder<>(type, schemas);
        return value -> map(decoder.decode(value), claims);
    }

    private static <T> DecodeResult<Claims> map(DecodeResult<T> result, Function<T, Claims> claims) {
        if (result instanceof Decoded<T> decoded) {
            return new Decoded<>(claims.apply(decoded.record()));
        }
        if (result instanceof UnknownSchema<T> unknown) {
            return new UnknownSchema<>(unknown.message());
        }
        if (result instanceof Unavailable<T> unavailable) {
            return new Unavailable<>(unavailable.message());
        }
        return new Undecodable<>(((Undecodable<T>) result).message());
    }

    private static Claims pictureClaims(ImageEvent event, ContentCheck check) {
        return new Claims(
                event.getItemId(),
                event.getContentId(),
                event.getVersion(),
                event.getOccurredAt(),
                event.getAttributes(),
                check.picture(event.getImage()));
    }

    private static Claims captionClaims(CaptionEvent event, ContentCheck check) {
        return new Claims(
                event.getItemId(),
                event.getContentId(),
                event.getVersion(),
                event.getOccurredAt(),
                event.getAttributes(),
                check.caption(event.getCaption()));
    }
}
