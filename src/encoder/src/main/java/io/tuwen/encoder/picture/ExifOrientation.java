package io.tuwen.encoder.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the orientation in an EXIF block. Reads the first directory only, within the block's bounds; whatever is not a
 * well-formed orientation means that the picture stands as stored, since metadata is no reason to refuse a picture.
 */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int TIFF = 42;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;

    private ExifOrientation() {}

    /** @param offset of the TIFF header, at most the length of the block */
    static Orientation read(byte[] exif, int offset) {
        ByteBuffer tiff = ByteBuffer.wrap(exif, offset, exif.length - offset).slice();
        if (tiff.limit() < HEADER_BYTES || !ordered(tiff) || tiff.getShort(2) != TIFF) {
            return Orientation.TOP_LEFT;
        }
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) {
            return Orientation.TOP_LEFT;
        }
        int first = (int) directory + 2;
        int declared = Short.toUnsignedInt(tiff.getShort((int) directory));
        int entries = Math.min(declared, (tiff.limit() - first) / ENTRY_BYTES);
        for (int entry = first; entry < first + entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
            if (tiff.getShort(entry) == TAG && tiff.getShort(entry + 2) == SHORT && tiff.getInt(entry + 4) == 1) {
                return Orientation.ofExif(tiff.getShort(entry + 8));
            }
        }
        return Orientation.TOP_LEFT;
    }

    private static boolean ordered(ByteBuffer tiff) {
        byte mark = tiff.get(0);
        tiff.order(mark == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return mark == tiff.get(1) && (mark == 'I' || mark == 'M');
    }
}
