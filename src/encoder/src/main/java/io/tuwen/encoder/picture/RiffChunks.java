package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The chunks of a RIFF file one after the other. What ends before it should is damaged. */
final class RiffChunks {
    static final int HEADER_BYTES = 8;

    /** One chunk; {@code start} is where its header begins. */
    record Chunk(String type, int start, ByteBuffer data) {}

    private final ByteBuffer bytes;

    /** @param bytes from the first chunk's header to the end of the last chunk */
    RiffChunks(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean hasNext() {
        return bytes.hasRemaining();
    }

    Chunk next() throws IOException {
        if (bytes.remaining() < HEADER_BYTES) {
            throw new IOException("ends within a chunk's header");
        }
        int start = bytes.position();
        byte[] type = new byte[4];
        bytes.get(type);
        long length = Integer.toUnsignedLong(bytes.getInt());
        if (length > bytes.remaining()) {
            throw new IOException("chunk of " + length + " bytes at " + start + " (expected: at most "
                    + bytes.remaining() + ", which is what follows)");
        }
        ByteBuffer data = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        int padded = (int) (length + (length & 1));
        bytes.position(Math.min(bytes.position() + padded, bytes.limit()));
        return new Chunk(new String(type, StandardCharsets.ISO_8859_1), start, data);
    }
}
