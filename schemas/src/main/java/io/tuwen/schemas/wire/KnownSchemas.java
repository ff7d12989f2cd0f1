package io.tuwen.schemas.wire;

import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.Resolution.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * What can be told without a registry: our own topic contracts by fingerprint, as they are and as every release had
 * them. Immutable.
 */
public final class KnownSchemas implements SchemaResolver {
    private final Map<Long, Schema> byFingerprint = new HashMap<>();

    public KnownSchemas() {
        Stream<Schema> current =
                Stream.of(ImageEvent.getClassSchema(), CaptionEvent.getClassSchema(), DeadLetter.getClassSchema());
        Stream.concat(ReleasedSchemas.all().stream().map(ReleasedSchemas.Release::schema), current)
                .forEach(schema -> byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema));
    }

    @Override
    public Resolution byId(int id) {
        return new Unknown("schema id: " + id + " (expected: a fingerprint, since no schema registry is configured;"
                + " name the registry's address, or publish in Avro's single-object encoding)");
    }

    @Override
    public Resolution byFingerprint(long fingerprint) {
        Schema schema = byFingerprint.get(fingerprint);
        return schema != null
                ? new Found(schema)
                : new Unknown("schema fingerprint: %016x (expected: one of a released topic contract)"
                        .formatted(fingerprint));
    }
}
