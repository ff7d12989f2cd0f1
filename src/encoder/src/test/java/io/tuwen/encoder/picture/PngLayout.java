package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** PNG: signature and chunks; lengths and checksums of chunks are made good. */
final class PngLayout implements Layout {
    private static final int SIGNATURE_BYTES = 8;
    private static final int FRAME_BYTES = 12;

    @Override
    public boolean recognises(byte[] file) {
        return Bytes.startsWith(file, 0x89, 'P', 'N', 'G');
    }

    @Override
    public List<byte[]> split(byte[] file) {
        List<Integer> cuts = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(file);
        long at = SIGNATURE_BYTES;
        while (at + FRAME_BYTES <= file.length) {
            cuts.add((int) at);
            at += FRAME_BYTES + Integer.toUnsignedLong(buffer.getInt((int) at));
        }
        cuts.add((int) Math.min(at, file.length));
        return Bytes.cut(file, cuts);
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        return Bytes.concat(pieces.stream().map(PngLayout::framed).toList());
    }

    private static byte[] framed(byte[] piece) {
        if (piece.length < FRAME_BYTES || Bytes.startsWith(piece, 0x89, 'P', 'N', 'G')) {
            return piece;
        }
        int data = piece.length - FRAME_BYTES;
        CRC32 crc = new CRC32();
        crc.update(piece, Integer.BYTES, Integer.BYTES + data);
        return ByteBuffer.wrap(piece.clone())
                .putInt(0, data)
                .putInt(piece.length - Integer.BYTES, (int) crc.getValue())
                .array();
    }
}
