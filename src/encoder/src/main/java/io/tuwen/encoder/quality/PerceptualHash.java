package io.tuwen.encoder.quality;

import java.util.Arrays;

/**
 * A 64-bit hash that changes little when a picture is encoded again or scaled: pictures that look alike differ in few
 * bits. It is pHash as the ImageHash library has it: grey, 32 x 32, DCT-II, the 8 x 8 lowest frequencies, a bit where one
 * is above their median; the first bit is that of the mean, then row by row.
 *
 * <p>All arithmetic is on whole numbers, so that every machine gives the same hash. A picture of one colour has no
 * frequencies: its hash is 0 when black and {@code 1 << 63} else, whatever the colour.
 *
 * @see <a href="https://www.phash.org/docs/pubs/thesis_zauner.pdf">Zauner, Implementation and Benchmarking of Perceptual
 *     Image Hash Functions, 2010</a>
 */
public final class PerceptualHash {
    private static final int SIDE = 32;
    private static final int KEPT = 8;
    private static final int CHANNELS = 3;

    /** The basis of the kept frequencies, times 1024. */
    private static final int[][] COSINES = cosines();

    private PerceptualHash() {}

    private static int[][] cosines() {
        int[][] cosines = new int[KEPT][SIDE];
        for (int frequency = 0; frequency < KEPT; frequency++) {
            for (int i = 0; i < SIDE; i++) {
                double cosine = StrictMath.cos(Math.PI * (2 * i + 1) * frequency / (2 * SIDE));
                // Rounded away from zero on both sides, so that the basis keeps its symmetry.
                cosines[frequency][i] = (int) (Math.signum(cosine) * Math.round(1024 * Math.abs(cosine)));
            }
        }
        return cosines;
    }

    /**
     * @param pixels side x side x 3 bytes: red, green, blue of each pixel, row by row
     * @param side at least 1
     */
    public static long of(byte[] pixels, int side) {
        long[] frequencies = lowFrequencies(grey(pixels, side));
        long median = doubledMedian(frequencies);
        long hash = 0;
        for (long frequency : frequencies) {
            hash = hash << 1 | (2 * frequency > median ? 1 : 0);
        }
        return hash;
    }

    /** In how many of 64 bits two hashes differ: up to 6 tell of the same picture, unlike ones differ in about 30. */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** The mean luma of each cell of a 32 x 32 grid, times 256. */
    private static long[][] grey(byte[] pixels, int side) {
        long[][] grey = new long[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                grey[y][x] = cell(pixels, side, x, y);
            }
        }
        return grey;
    }

    private static long cell(byte[] pixels, int side, int x, int y) {
        int left = x * side / SIDE;
        int top = y * side / SIDE;
        int right = Math.max(left + 1, (x + 1) * side / SIDE);
        int bottom = Math.max(top + 1, (y + 1) * side / SIDE);
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int at = (row * side + left) * CHANNELS; at < (row * side + right) * CHANNELS; at += CHANNELS) {
                sum += luma(pixels, at);
            }
        }
        return sum / ((long) (right - left) * (bottom - top));
    }

    /** ITU-R BT.601, times 256. */
    private static int luma(byte[] pixels, int at) {
        return 77 * (pixels[at] & 0xff) + 150 * (pixels[at + 1] & 0xff) + 29 * (pixels[at + 2] & 0xff);
    }

    private static long[] lowFrequencies(long[][] grey) {
        long[][] across = new long[SIDE][];
        for (int y = 0; y < SIDE; y++) {
            across[y] = transform(grey[y]);
        }
        long[] frequencies = new long[KEPT * KEPT];
        long[] column = new long[SIDE];
        for (int u = 0; u < KEPT; u++) {
            for (int y = 0; y < SIDE; y++) {
                column[y] = across[y][u];
            }
            long[] down = transform(column);
            for (int v = 0; v < KEPT; v++) {
                frequencies[v * KEPT + u] = down[v];
            }
        }
        return frequencies;
    }

    private static long[] transform(long[] samples) {
        long[] frequencies = new long[KEPT];
        for (int k = 0; k < KEPT; k++) {
            for (int i = 0; i < SIDE; i++) {
                frequencies[k] += samples[i] * COSINES[k][i];
            }
        }
        return frequencies;
    }

    /** The mean of the middle two, times 2. */
    private static long doubledMedian(long[] frequencies) {
        long[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2];
    }
}
