package io.tuwen.schemas.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The first bytes of a value: they tell the form, and the schema that the rest was written with. */
sealed interface WireHeader {

    /** The bytes that come before the record. */
    byte[] toBytes();

    /** Magic 0, then the schema's id, big-endian. */
    record Registered(int schemaId) implements WireHeader {
        static final byte MAGIC = 0;
        static final int BYTES = 5;

        @Override
        public byte[] toBytes() {
            return ByteBuffer.allocate(BYTES).put(MAGIC).putInt(schemaId).array();
        }
    }

    /** Avro's single-object encoding: C3 01, then the schema's CRC-64-AVRO, little-endian. */
    record SingleObject(long fingerprint) implements WireHeader {
        static final short MARKER = (short) 0xC301;
        static final int BYTES = 10;

        @Override
        public byte[] toBytes() {
            return ByteBuffer.allocate(BYTES)
                    .putShort(MARKER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(fingerprint)
                    .array();
        }
    }

    /** Reads on from the buffer's position, and leaves it behind the header; empty for bytes in neither form. */
    static Optional<WireHeader> read(ByteBuffer value) {
        ByteBuffer bytes = value.order(ByteOrder.BIG_ENDIAN);
        if (bytes.remaining() >= Registered.BYTES && bytes.get(bytes.position()) == Registered.MAGIC) {
            bytes.get();
            return Optional.of(new Registered(bytes.getInt()));
        }
        if (bytes.remaining() >= SingleObject.BYTES && bytes.getShort(bytes.position()) == SingleObject.MARKER) {
            bytes.getShort();
            return Optional.of(
                    new SingleObject(bytes.order(ByteOrder.LITTLE_ENDIAN).getLong()));
        }
        return Optional.empty();
    }
}
