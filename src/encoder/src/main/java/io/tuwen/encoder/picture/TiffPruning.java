package io.tuwen.encoder.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Leaves of a TIFF file one page with the tags that its pixels come from. What else may hang there (profiles, thumbnails,
 * directories within directories, in circles too) never reaches the reader.
 */
final class TiffPruning {
    private static final int ENTRY_BYTES = 12;
    /** Size, depth, compression, colours, strips, tiles, predictor, palette, alpha, JPEG tables, chroma. */
    private static final Set<Integer> OF_PIXELS = Set.of(
            256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 317, 320, 322, 323, 324, 325, 338, 339, 347, 529,
            530, 531, 532);

    private TiffPruning() {}

    /** @param file whose first page was found to be in order */
    static byte[] pixelsOnly(byte[] file) {
        byte[] pruned = file.clone();
        ByteBuffer tiff =
                ByteBuffer.wrap(pruned).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int first = directory + 2;
        int end = first + ENTRY_BYTES * (tiff.getShort(directory) & 0xffff);
        int to = first;
        for (int from = first; from < end; from += ENTRY_BYTES) {
            if (OF_PIXELS.contains(tiff.getShort(from) & 0xffff)) {
                System.arraycopy(file, from, pruned, to, ENTRY_BYTES);
                to += ENTRY_BYTES;
            }
        }
        tiff.putShort(directory, (short) ((to - first) / ENTRY_BYTES));
        tiff.putInt(to, 0);
        return pruned;
    }
}
