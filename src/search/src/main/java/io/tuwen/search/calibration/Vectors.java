package io.tuwen.search.calibration;

/** Arithmetic of vectors. */
final class Vectors {
    private Vectors() {}

    /** Of two of one length. */
    static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
