package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where red, green, blue and alpha lie within a pixel of 16 or 32 bits. */
final class BmpMasks {
    private static final int MASKS = 54;
    /** Headers of this length and longer hold the masks, the last of which is alpha's. */
    private static final int WITH_MASKS = 56;

    private static final int[] FIVE_BITS = {0x7c00, 0x3e0, 0x1f, 0};
    private static final int[] EIGHT_BITS = {0xff0000, 0xff00, 0xff, 0};

    private BmpMasks() {}

    static int[] read(ByteBuffer file, int length, int bits, boolean masked) throws IOException {
        if (!masked) {
            return bits == 16 ? FIVE_BITS : EIGHT_BITS;
        }
        if (file.limit() < MASKS + 12) {
            throw new IOException("ends within its masks");
        }
        int alpha = length >= WITH_MASKS ? file.getInt(MASKS + 12) : 0;
        int[] masks = {file.getInt(MASKS), file.getInt(MASKS + 4), file.getInt(MASKS + 8), alpha};
        if (masks[0] == 0 || masks[1] == 0 || masks[2] == 0) {
            throw new IOException("a mask of no bits");
        }
        return masks;
    }

    /** The bits of a mask, brought to 0 to 255 and rounded down, as Pillow does. */
    static int sample(int pixel, int mask) {
        long most = Integer.toUnsignedLong(mask >>> Integer.numberOfTrailingZeros(mask));
        long value = Integer.toUnsignedLong((pixel & mask) >>> Integer.numberOfTrailingZeros(mask));
        return (int) (value * 255 / most);
    }
}
