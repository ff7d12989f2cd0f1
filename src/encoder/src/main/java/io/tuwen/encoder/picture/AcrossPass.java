package io.tuwen.encoder.picture;

import java.util.Arrays;

/**
 * The pass across, for a band of rows at once. The pixels of a band stand in columns, an array for each, so that one
 * weight meets the same column of every row: such a loop over arrays of one index becomes vector instructions, a loop
 * along a row of pixels does not. Only as many columns are kept as one output pixel needs. For one thread.
 */
final class AcrossPass {
    /** A power of two; with it the columns that one output pixel needs stay in the innermost cache. */
    static final int BAND = 32;

    private static final int LANES = BAND * RgbPicture.CHANNELS;

    private final RgbPicture picture;
    private final ResizeKernel kernel;
    private final int[][] columns;
    private final int[] sums = new int[LANES];
    private final int[][] rows;

    /** @param side pixels of a resized row */
    AcrossPass(RgbPicture picture, ResizeKernel kernel, int side) {
        this.picture = picture;
        this.kernel = kernel;
        this.columns = new int[Integer.highestOneBit(kernel.mostTaps()) << 1][LANES];
        this.rows = new int[BAND][side * RgbPicture.CHANNELS];
    }

    /**
     * @param top the first row of the picture that is resized
     * @param count of rows, at most {@link #BAND}
     * @return a row for each, with 0 to 255 for each channel of each output pixel; good until the next call
     */
    int[][] resize(int top, int count) {
        int next = 0;
        for (int x = 0; x < rows[0].length / RgbPicture.CHANNELS; x++) {
            for (; next < kernel.end(x); next++) {
                read(next, top, count);
            }
            weigh(x);
            write(x, count);
        }
        return rows;
    }

    private int[] column(int x) {
        return columns[x & columns.length - 1];
    }

    private void read(int x, int top, int count) {
        byte[] pixels = picture.pixels();
        int[] column = column(x);
        int pitch = picture.width() * RgbPicture.CHANNELS;
        int at = top * pitch + x * RgbPicture.CHANNELS;
        for (int row = 0; row < count; row++, at += pitch) {
            column[row] = pixels[at] & 0xff;
            column[row + BAND] = pixels[at + 1] & 0xff;
            column[row + 2 * BAND] = pixels[at + 2] & 0xff;
        }
    }

    private void weigh(int x) {
        Arrays.fill(sums, BicubicResize.HALF);
        int tap = kernel.start(x);
        for (; tap + 4 <= kernel.end(x); tap += 4) {
            addFour(x, tap);
        }
        for (; tap < kernel.end(x); tap++) {
            BicubicResize.add(sums, column(tap), kernel.weight(x, tap));
        }
    }

    /** Four at a time load and store the sums a quarter as often. */
    private void addFour(int x, int tap) {
        int[] to = sums;
        int[] first = column(tap);
        int[] second = column(tap + 1);
        int[] third = column(tap + 2);
        int[] fourth = column(tap + 3);
        int one = kernel.weight(x, tap);
        int two = kernel.weight(x, tap + 1);
        int three = kernel.weight(x, tap + 2);
        int four = kernel.weight(x, tap + 3);
        for (int i = 0; i < to.length; i++) {
            to[i] += one * first[i] + two * second[i] + three * third[i] + four * fourth[i];
        }
    }

    private void write(int x, int count) {
        int to = x * RgbPicture.CHANNELS;
        for (int row = 0; row < count; row++) {
            rows[row][to] = BicubicResize.sample(sums[row]);
            rows[row][to + 1] = BicubicResize.sample(sums[row + BAND]);
            rows[row][to + 2] = BicubicResize.sample(sums[row + 2 * BAND]);
        }
    }
}
