package io.tuwen.schemas.wire;

import io.tuwen.schemas.wire.WireHeader.Registered;
import io.tuwen.schemas.wire.WireHeader.SingleObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Records of one generated type to values of a topic, in one of the two forms. Safe for use by many threads. */
public final class RecordEncoder<T extends SpecificRecord> {
    private final byte[] header;
    private final DatumWriter<T> writer;

    private RecordEncoder(Class<T> type, WireHeader header) {
        this.header = header.toBytes();
        this.writer = new SpecificDatumWriter<>(schema(type), SpecificData.getForClass(type));
    }

    /** Avro's single-object encoding: needs no registry, on neither side. */
    public static <T extends SpecificRecord> RecordEncoder<T> singleObject(Class<T> type) {
        return new RecordEncoder<>(type, new SingleObject(SchemaNormalization.parsingFingerprint64(schema(type))));
    }

    /**
     * The form of Confluent's serializers.
     *
     * @param schemaId what the registry calls the type's current schema
     */
    public static <T extends SpecificRecord> RecordEncoder<T> registered(Class<T> type, int schemaId) {
        return new RecordEncoder<>(type, new Registered(schemaId));
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }

    /** @throws RuntimeException when a field that may not be null is */
    public byte[] encode(T record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory refused bytes", e);
        }
        return bytes.toByteArray();
    }
}
