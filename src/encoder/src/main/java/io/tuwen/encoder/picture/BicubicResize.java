package io.tuwen.encoder.picture;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stretches a picture as Pillow's bicubic {@code resize} does, bit for bit: across first, rounded to 8 bits,
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

    private final int width;
    private final int height;
    private final Map<Scale, ResizeKernel> kernels = Collections.synchronizedMap(new RecentKernels());

    private record Scale(int in, int out) {}

    /** To a square. */
    BicubicResize(int side) {
        this(side, side);
    }

    BicubicResize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** @return width x height x 3 bytes, row by row */
    byte[] resize(RgbPicture picture) {
        if (picture.width() == width && picture.height() == height) {
            return Arrays.copyOf(picture.pixels(), width * height * RgbPicture.CHANNELS);
        }
        AcrossPass across = new AcrossPass(picture, kernel(picture.width(), width), width);
        DownPass down = new DownPass(kernel(picture.height(), height), width, height);
        for (int top = 0; top < picture.height(); top += AcrossPass.BAND) {
            int count = Math.min(AcrossPass.BAND, picture.height() - top);
            int[][] rows = across.resize(top, count);
            for (int row = 0; row < count; row++) {
                down.take(top + row, rows[row]);
            }
        }
        return down.resized();
    }

    private ResizeKernel kernel(int in, int out) {
        return kernels.computeIfAbsent(new Scale(in, out), scale -> new ResizeKernel(scale.in(), scale.out()));
    }

    static void add(int[] sums, int[] samples, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * samples[i];
        }
    }

    /** A fixed-point sum to 0 to 255: a cubic overshoots at edges. */
    static int sample(int sum) {
        return Math.min(Math.max(sum >> ResizeKernel.PRECISION, 0), 255);
    }

    private static final class RecentKernels extends LinkedHashMap<Scale, ResizeKernel> {
        private static final long serialVersionUID = 1L;

        RecentKernels() {
            super(KERNELS_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scale, ResizeKernel> eldest) {
            return size() > KERNELS_KEPT;
        }
    }
}
