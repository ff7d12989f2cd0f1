package io.tuwen.encoder.picture;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stretches a picture to a square as Pillow's bicubic {@code resize} does, bit for bit: across first, rounded to 8 bits,
 * then down, rounded again. Safe for use by many threads.
 *
 * <p>The rows of the picture are taken one after the other and added to the output rows that need them, so that nothing
 * of the size of width or height is kept between the two passes: integer sums do not care for their order.
 */
final class BicubicResize {
    /** Half a unit of the fixed point: what rounding down needs to become rounding. */
    static final int HALF = 1 << (ResizeKernel.PRECISION - 1);

    /** Shops scale their pictures to a handful of sizes; the largest kernel takes 1 MB. */
    private static final int KERNELS_KEPT = 32;

    private final int side;
    private final Map<Integer, ResizeKernel> kernels = Collections.synchronizedMap(new RecentKernels());

    BicubicResize(int side) {
        this.side = side;
    }

    /** @return side x side x 3 bytes, row by row */
    byte[] resize(RgbPicture picture) {
        if (picture.width() == side && picture.height() == side) {
            return Arrays.copyOf(picture.pixels(), side * side * RgbPicture.CHANNELS);
        }
        ResizeKernel across = kernel(picture.width());
        ResizeKernel down = kernel(picture.height());
        byte[] resized = new byte[side * side * RgbPicture.CHANNELS];
        int[][] sums = new int[side][];
        int[] row = new int[side * RgbPicture.CHANNELS];
        int finished = 0;
        for (int y = 0; y < picture.height(); y++) {
            across.resizeRow(picture.pixels(), y * picture.width() * RgbPicture.CHANNELS, row);
            for (int to = finished; to < side && down.start(to) <= y; to++) {
                sums[to] = add(sums[to], row, down.weight(to, y));
            }
            for (; finished < side && down.end(finished) <= y + 1; finished++) {
                write(sums[finished], resized, finished * row.length);
                sums[finished] = null;
            }
        }
        return resized;
    }

    private ResizeKernel kernel(int in) {
        return kernels.computeIfAbsent(in, length -> new ResizeKernel(length, side));
    }

    private static int[] add(int[] sums, int[] row, int weight) {
        int[] to = sums;
        if (to == null) {
            to = new int[row.length];
            Arrays.fill(to, HALF);
        }
        for (int i = 0; i < row.length; i++) {
            to[i] += weight * row[i];
        }
        return to;
    }

    private static void write(int[] sums, byte[] resized, int offset) {
        for (int i = 0; i < sums.length; i++) {
            resized[offset + i] = (byte) sample(sums[i]);
        }
    }

    /** A fixed-point sum to 0 to 255: a cubic overshoots at edges. */
    static int sample(int sum) {
        return Math.min(Math.max(sum >> ResizeKernel.PRECISION, 0), 255);
    }

    private static final class RecentKernels extends LinkedHashMap<Integer, ResizeKernel> {
        private static final long serialVersionUID = 1L;

        RecentKernels() {
            super(KERNELS_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, ResizeKernel> eldest) {
            return size() > KERNELS_KEPT;
        }
    }
}
