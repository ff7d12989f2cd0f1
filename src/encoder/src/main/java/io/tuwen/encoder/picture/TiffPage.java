package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.util.Set;

/**
 * What a page's directory tells of its samples.
 *
 * @param bits of each sample: 1, 2, 4, 8 or 16
 * @param samples of each pixel
 */
record TiffPage(TiffDirectory directory, int width, int height, int bits, int samples, TiffColours colours) {
    static final int NONE = 1;
    static final int JPEG = 7;

    private static final int COMPRESSION = 259;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int SAMPLE_FORMAT = 339;
    /** None, LZW, JPEG, deflate (old and new number), PackBits. */
    private static final Set<Long> COMPRESSIONS = Set.of((long) NONE, 5L, (long) JPEG, 8L, 32946L, 32773L);

    private static final Set<Long> DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L);

    /** @throws FailureException PICTURE_FORMAT_UNKNOWN for samples or a compression that is not decoded */
    static TiffPage read(TiffDirectory page) throws IOException {
        int width = size(page, WIDTH);
        int height = size(page, HEIGHT);
        int samples = (int) page.number(SAMPLES, 1);
        long bits = bits(page);
        known(COMPRESSIONS.contains(page.number(COMPRESSION, 1)), "compression " + page.number(COMPRESSION, 1));
        known(DEPTHS.contains(bits) && page.number(SAMPLE_FORMAT, 1) == 1, "samples of " + bits + " bits");
        TiffColours colours = TiffColours.read(page, samples);
        known(bits <= 8 || colours.palette() == null, "a palette of " + bits + " bits");
        return new TiffPage(page, width, height, (int) bits, samples, colours);
    }

    private static int size(TiffDirectory page, int tag) throws IOException {
        long size = page.number(tag);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new IOException("a side of " + size + " pixels");
        }
        return (int) size;
    }

    /** @return 0 when samples differ */
    private static long bits(TiffDirectory page) {
        long bits = page.number(BITS, 1);
        TiffDirectory.Value all = page.values().get(BITS);
        for (int i = 1; all != null && i < all.count(); i++) {
            bits = all.get(i) == bits ? bits : 0;
        }
        return bits;
    }

    static void known(boolean known, String what) {
        if (!known) {
            throw unknown(what);
        }
    }

    static FailureException unknown(String what) {
        return new FailureException(
                FailureCode.PICTURE_FORMAT_UNKNOWN,
                "TIFF with " + what + " (expected: grey, RGB, palette or CMYK of whole numbers of 1 to 16 bits; no"
                        + " compression, LZW, JPEG, deflate or PackBits)");
    }

    int compression() {
        return (int) directory.number(COMPRESSION, NONE);
    }

    Orientation orientation() {
        return Orientation.ofExif((int) directory.number(ORIENTATION, 1));
    }
}
