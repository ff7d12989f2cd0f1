package io.tuwen.encoder;

import java.util.List;

/** The angle between two vectors. */
final class Cosine {
    private Cosine() {}

    /** How far the cosine falls short of 1, in 64 bits; NaN where a vector is no direction or their lengths differ. */
    static double gap(float[] left, List<Float> right) {
        if (left.length != right.size()) {
            return Double.NaN;
        }
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < left.length; i++) {
            double other = right.get(i);
            product += left[i] * other;
            leftSquare += (double) left[i] * left[i];
            rightSquare += other * other;
        }
        return 1 - product / Math.sqrt(leftSquare * rightSquare);
    }
}
