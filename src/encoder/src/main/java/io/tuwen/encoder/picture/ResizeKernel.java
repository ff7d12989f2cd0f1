package io.tuwen.encoder.picture;

/**
 * The taps of one bicubic pass from {@code in} to {@code out} samples, as Pillow computes them: Keys' cubic with a =
 * -0.5, stretched by the scale when it shrinks, weights rounded to fixed point. Immutable.
 */
final class ResizeKernel {
    /** Fraction bits of a weight; what is left of 32 bits after 8 of a sample and 2 of overshoot. */
    static final int PRECISION = 22;

    private static final double SUPPORT = 2;

    private final int stride;
    private final int[] starts;
    private final int[] ends;
    private final int[] weights;

    ResizeKernel(int in, int out) {
        double scale = (double) in / out;
        double stretch = Math.max(scale, 1);
        double reach = SUPPORT * stretch;
        stride = (int) Math.ceil(reach) * 2 + 1;
        starts = new int[out];
        ends = new int[out];
        weights = new int[out * stride];
        double[] taps = new double[stride];
        for (int x = 0; x < out; x++) {
            double centre = (x + 0.5) * scale;
            starts[x] = Math.max((int) (centre - reach + 0.5), 0);
            ends[x] = Math.min((int) (centre + reach + 0.5), in);
            weigh(x, centre, 1 / stretch, taps);
        }
    }

    private void weigh(int x, double centre, double narrow, double[] taps) {
        int count = ends[x] - starts[x];
        double sum = 0;
        for (int tap = 0; tap < count; tap++) {
            taps[tap] = cubic((tap + starts[x] - centre + 0.5) * narrow);
            sum += taps[tap];
        }
        for (int tap = 0; tap < count; tap++) {
            double weight = sum == 0 ? taps[tap] : taps[tap] / sum;
            weights[x * stride + tap] = fixedPoint(weight);
        }
    }

    private static double cubic(double distance) {
        double x = Math.abs(distance);
        double a = -0.5;
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }

    /** Rounds half away from zero. */
    private static int fixedPoint(double weight) {
        return (int) ((weight < 0 ? -0.5 : 0.5) + weight * (1 << PRECISION));
    }

    /** No output sample depends on more input samples than these. */
    int mostTaps() {
        return stride;
    }

    /** The first input sample that output sample {@code x} depends on; never smaller for a larger {@code x}. */
    int start(int x) {
        return starts[x];
    }

    /** One past the last input sample that output sample {@code x} depends on. */
    int end(int x) {
        return ends[x];
    }

    /** @param tap an input sample between start and end of {@code x} */
    int weight(int x, int tap) {
        return weights[x * stride + tap - starts[x]];
    }
}
