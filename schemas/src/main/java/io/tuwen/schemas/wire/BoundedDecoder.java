package io.tuwen.schemas.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder over one array, with two differences. Byte fields are views of the array. And no collection may
 * claim more items than bytes are left: Avro would walk two thousand million items of no bytes each, were a writer's
 * schema to have such. Not for use by several threads.
 */
final class BoundedDecoder extends Decoder {
    private final byte[] array;
    private final int end;
    private final BinaryDecoder in;

    /** Over what remains of an array-backed buffer, whose position stays. */
    BoundedDecoder(ByteBuffer bytes) {
        int start = bytes.arrayOffset() + bytes.position();
        array = bytes.array();
        end = start + bytes.remaining();
        in = DecoderFactory.get().binaryDecoder(array, start, bytes.remaining(), null);
    }

    @Override
    public int remainingBytes() {
        return in.remainingBytes();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        int length = length();
        int start = end - in.remainingBytes();
        in.skipFixed(length);
        return ByteBuffer.wrap(array, start, length).slice();
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipFixed(length());
    }

    @Override
    public void skipString() throws IOException {
        in.skipFixed(length());
    }

    private int length() throws IOException {
        long length = in.readLong();
        if (length < 0 || length > in.remainingBytes()) {
            throw new EOFException("a length of " + length + " with " + in.remainingBytes() + " bytes left");
        }
        return (int) length;
    }

    private long bounded(long items) throws IOException {
        if (items > in.remainingBytes()) {
            throw new EOFException("a block of " + items + " items with " + in.remainingBytes() + " bytes left");
        }
        return items;
    }

    @Override
    public long readArrayStart() throws IOException {
        return bounded(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return bounded(in.arrayNext());
    }

    @Override
    public long skipArray() throws IOException {
        return bounded(in.skipArray());
    }

    @Override
    public long readMapStart() throws IOException {
        return bounded(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return bounded(in.mapNext());
    }

    @Override
    public long skipMap() throws IOException {
        return bounded(in.skipMap());
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return in.readString(old);
    }

    @Override
    public String readString() throws IOException {
        return in.readString();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
