package io.tuwen.encoder.picture;

/**
 * YCbCr to RGB with the integers of libjpeg. The three sums of a pixel stand side by side in one long: red in bits 0 to
 * 15, blue in 16 to 31, green with its fraction in 32 to 63. So one table is asked for each chroma, and one test tells
 * whether any channel overshoots, which few do.
 */
final class YcbcrToRgb {
    private static final int FRACTION = 16;
    private static final int HALF = 1 << (FRACTION - 1);
    private static final int CENTRE = 128;

    private static final int BLUE = 16;
    private static final int GREEN = 32 + FRACTION;
    private static final long EACH = 1L | 1L << BLUE | 1L << GREEN;
    /** Added to each channel, so that none is negative: 0 to 255 lie at 256 to 511. */
    private static final int BIAS = 256;
    /** Of a biased channel, the bits that tell whether it lies within 0 to 255, and what they say then. */
    private static final long RANGE = 0x300 * EACH;

    private static final long WITHIN = 0x100 * EACH;
    private static final int BIASED = 0x3ff;

    private static final long[] OF_CB = new long[256];
    private static final long[] OF_CR = new long[256];
    private static final byte[] CLAMPED = new byte[BIASED + 1];

    static {
        for (int i = 0; i < 256; i++) {
            int chroma = i - CENTRE;
            long red = fixed(1.402) * chroma + HALF >> FRACTION;
            long blue = fixed(1.772) * chroma + HALF >> FRACTION;
            long greenOfCb = HALF - fixed(0.34414) * chroma;
            long greenOfCr = -fixed(0.71414) * chroma;
            OF_CB[i] = (blue << BLUE) + (greenOfCb << 32);
            OF_CR[i] = BIAS * EACH + red + (greenOfCr << 32);
        }
        for (int i = 0; i < CLAMPED.length; i++) {
            CLAMPED[i] = (byte) Math.min(Math.max(i - BIAS, 0), 255);
        }
    }

    private YcbcrToRgb() {}

    private static int fixed(double factor) {
        return (int) (factor * (1 << FRACTION) + 0.5);
    }

    /** In place, three bytes. */
    static void convert(byte[] samples, int at) {
        long sums = (samples[at] & 0xff) * EACH + OF_CB[samples[at + 1] & 0xff] + OF_CR[samples[at + 2] & 0xff];
        if ((sums & RANGE) == WITHIN) {
            samples[at] = (byte) sums;
            samples[at + 1] = (byte) (sums >>> GREEN);
            samples[at + 2] = (byte) (sums >>> BLUE);
        } else {
            samples[at] = clamped(sums);
            samples[at + 1] = clamped(sums >>> GREEN);
            samples[at + 2] = clamped(sums >>> BLUE);
        }
    }

    private static byte clamped(long biased) {
        return CLAMPED[(int) biased & BIASED];
    }
}
