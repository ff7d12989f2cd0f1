package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** JPEG: segments, scans, and between restart markers the parts of a scan; lengths of segments are made good. */
final class JpegLayout implements Layout {

    @Override
    public boolean recognises(byte[] file) {
        return Bytes.startsWith(file, 0xff, 0xd8, 0xff);
    }

    @Override
    public List<byte[]> split(byte[] file) {
        List<Integer> cuts = new ArrayList<>();
        int at = 0;
        while (at + 1 < file.length) {
            if (isMarker(file, at)) {
                cuts.add(at);
                at += 2 + length(file, at);
                cuts.add(at);
            } else {
                at++;
            }
        }
        return Bytes.cut(file, cuts);
    }

    private static boolean isMarker(byte[] file, int at) {
        return at + 1 < file.length && file[at] == (byte) 0xff && (file[at + 1] & 0xff) >= 0xc0;
    }

    /** What follows the marker at an offset, its length field with it; 0 where markers stand alone. */
    private static int length(byte[] file, int at) {
        int marker = file[at + 1] & 0xff;
        boolean alone = marker >= 0xd0 && marker <= 0xd9 || marker == 0xff;
        return alone || at + 4 > file.length ? 0 : (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        return Bytes.concat(pieces.stream().map(JpegLayout::withLength).toList());
    }

    private static byte[] withLength(byte[] piece) {
        if (piece.length < 4 || !isMarker(piece, 0) || length(piece, 0) == 0) {
            return piece;
        }
        return ByteBuffer.wrap(piece.clone())
                .putShort(2, (short) (piece.length - 2))
                .array();
    }
}
