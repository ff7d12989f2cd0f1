package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** WebP: the file's header and chunks; lengths of both are made good. */
final class RiffLayout implements Layout {
    private static final int FILE_HEADER_BYTES = 12;
    private static final int HEADER_BYTES = 8;
    private static final int LENGTH = 4;

    @Override
    public boolean recognises(byte[] file) {
        return file.length >= FILE_HEADER_BYTES && Bytes.startsWith(file, 'R', 'I', 'F', 'F');
    }

    @Override
    public List<byte[]> split(byte[] file) {
        List<Integer> cuts = new ArrayList<>();
        long at = FILE_HEADER_BYTES;
        while (at + HEADER_BYTES <= file.length) {
            cuts.add((int) at);
            long length = Integer.toUnsignedLong(number(file, (int) at + LENGTH));
            at += HEADER_BYTES + length + (length & 1);
        }
        return Bytes.cut(file, cuts);
    }

    private static int number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        byte[] file =
                Bytes.concat(pieces.stream().flatMap(RiffLayout::withLength).toList());
        return recognises(file) ? withNumber(file, file.length - HEADER_BYTES) : file;
    }

    private static Stream<byte[]> withLength(byte[] piece) {
        if (piece.length < HEADER_BYTES || Bytes.startsWith(piece, 'R', 'I', 'F', 'F')) {
            return Stream.of(piece);
        }
        int length = piece.length - HEADER_BYTES;
        // An odd length has a byte of padding behind it.
        boolean padded = (length & 1) == 0 && number(piece, LENGTH) == length - 1;
        byte[] padding = new byte[length & 1];
        return padded ? Stream.of(piece) : Stream.of(withNumber(piece, length), padding);
    }

    private static byte[] withNumber(byte[] piece, int number) {
        return ByteBuffer.wrap(piece.clone())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(LENGTH, number)
                .array();
    }
}
