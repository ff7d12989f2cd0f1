package io.tuwen.encoder.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The pass down: takes the rows one after the other and adds each to the output rows that need it. For one thread. */
final class DownPass {
    private final ResizeKernel kernel;
    private final int height;
    private final int[] @Nullable [] sums;
    private final byte[] resized;
    private int finished;

    /**
     * @param width pixels of an output row
     * @param height output rows
     */
    DownPass(ResizeKernel kernel, int width, int height) {
        this.kernel = kernel;
        this.height = height;
        this.sums = new int[height][];
        this.resized = new byte[width * height * RgbPicture.CHANNELS];
    }

    /**
     * @param y every row of the picture, in order
     * @param row 0 to 255 for each channel of each pixel
     */
    void take(int y, int[] row) {
        for (int to = finished; to < height && kernel.start(to) <= y; to++) {
            BicubicResize.add(sums(to, row.length), row, kernel.weight(to, y));
        }
        for (; finished < height && kernel.end(finished) <= y + 1; finished++) {
            write(sums(finished, row.length), finished * row.length);
            sums[finished] = null;
        }
    }

    private int[] sums(int to, int length) {
        int[] known = sums[to];
        if (known != null) {
            return known;
        }
        int[] fresh = new int[length];
        Arrays.fill(fresh, BicubicResize.HALF);
        sums[to] = fresh;
        return fresh;
    }

    private void write(int[] row, int offset) {
        for (int i = 0; i < row.length; i++) {
            resized[offset + i] = (byte) BicubicResize.sample(row[i]);
        }
    }

    /** Width x height x 3 bytes, row by row; complete once every row was taken. */
    byte[] resized() {
        return resized;
    }
}
