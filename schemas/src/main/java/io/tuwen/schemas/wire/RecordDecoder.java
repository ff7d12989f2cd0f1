package io.tuwen.schemas.wire;

import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.WireHeader.Registered;
import io.tuwen.schemas.wire.WireHeader.SingleObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Values of a topic to records of one generated type, whichever version of the type they were written with.
 *
 * <p>Never throws on account of the bytes, and never allocates more than a small multiple of them, whatever lengths they
 * claim. Safe for use by many threads; {@link #decode} may block as long as the resolver does.
 */
public final class RecordDecoder<T extends SpecificRecord> {
    private static final int MESSAGE_LIMIT = 300;

    static {
        ContractTrust.ensure();
    }

    private final SchemaResolver resolver;
    private final Schema readerSchema;
    private final SpecificData model;
    /** Of schemas that were found only, so that nothing a producer makes up fills it. */
    private final Map<WireHeader, DatumReader<T>> readers = new ConcurrentHashMap<>();

    public RecordDecoder(Class<T> type, SchemaResolver resolver) {
        this.resolver = resolver;
        this.model = threadSafeModel(type);
        this.readerSchema = model.getSchema(type);
    }

    /** The type's own model hands out Avro's fast reader, whose cache is not safe for many threads. */
    private static SpecificData threadSafeModel(Class<?> type) {
        SpecificData model = new SpecificData(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
        model.setFastReaderEnabled(false);
        return model;
    }

    /** As {@link #decode(ByteBuffer)}, of a whole array. */
    public DecodeResult<T> decode(byte[] value) {
        return decode(ByteBuffer.wrap(value));
    }

    /**
     * @param value backed by an array; its position stays
     * @return where decoded: a record whose byte fields are views of the value's array, not copies, so that their
     *     {@code arrayOffset()} tells where in it they stand
     */
    public DecodeResult<T> decode(ByteBuffer value) {
        ByteBuffer rest = value.duplicate();
        Optional<WireHeader> header = WireHeader.read(rest);
        if (header.isEmpty()) {
            return new DecodeResult.Undecodable<>(
                    "value: " + describe(value)
                            + " (expected: 00 and a schema id of 4 bytes, or C3 01 and a fingerprint of 8 bytes, then a record)");
        }
        DatumReader<T> known = readers.get(header.get());
        return known != null ? read(known, rest) : resolveAndRead(header.get(), rest);
    }

    private DecodeResult<T> resolveAndRead(WireHeader header, ByteBuffer rest) {
        Resolution resolution = resolve(header);
        // Avro would read any record as any other and fill the gaps: a picture would pass for a removal.
        if (resolution instanceof Found found && !found.schema().getName().equals(readerSchema.getName())) {
            return new DecodeResult.Undecodable<>(
                    "value: a " + found.schema().getName() + " (expected: a " + readerSchema.getName() + ")");
        }
        if (resolution instanceof Found found) {
            DatumReader<T> reader = new SpecificDatumReader<>(found.schema(), readerSchema, model);
            readers.put(header, reader);
            return read(reader, rest);
        }
        if (resolution instanceof Resolution.Unknown unknown) {
            return new DecodeResult.UnknownSchema<>(unknown.message());
        }
        return new DecodeResult.Unavailable<>(((Resolution.Unavailable) resolution).message());
    }

    private Resolution resolve(WireHeader header) {
        if (header instanceof Registered registered) {
            return resolver.byId(registered.schemaId());
        }
        return resolver.byFingerprint(((SingleObject) header).fingerprint());
    }

    // Avro tells of bad bytes by exceptions of many unrelated types: whatever it throws here is about the bytes.
    private DecodeResult<T> read(DatumReader<T> reader, ByteBuffer rest) {
        BoundedDecoder decoder = new BoundedDecoder(rest);
        try {
            T record = reader.read(null, decoder);
            int trailing = decoder.remainingBytes();
            return trailing == 0
                    ? new DecodeResult.Decoded<>(record)
                    : new DecodeResult.Undecodable<>("value: " + trailing + " bytes after the record (expected: none)");
        } catch (IOException | RuntimeException e) {
            return new DecodeResult.Undecodable<>("value: not a " + readerSchema.getName() + " after "
                    + (rest.remaining() - decoder.remainingBytes()) + " of " + rest.remaining() + " bytes: "
                    + abbreviated(e));
        }
    }

    private static String describe(ByteBuffer value) {
        return value.hasRemaining()
                ? "%d bytes from %02X on".formatted(value.remaining(), value.get(value.position()))
                : "empty";
    }

    private static String abbreviated(Exception e) {
        String text = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
        return text.length() <= MESSAGE_LIMIT ? text : text.substring(0, MESSAGE_LIMIT) + "...";
    }
}
