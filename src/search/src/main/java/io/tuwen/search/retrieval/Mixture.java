package io.tuwen.search.retrieval;

import java.util.List;

/** Vectors to the one that lies in their direction. */
final class Mixture {
    /** Below this a sum is rounding, and has no direction. */
    private static final double SHORTEST = 1e-4;

    private Mixture() {}

    /**
     * @param vectors of length 1, as many as terms, at least one
     * @return of length 1; the vector itself where there is but one of a positive weight
     * @throws RefusedException when the terms cancel each other out
     */
    static float[] of(List<float[]> vectors, List<Term> terms) {
        if (terms.size() == 1 && terms.get(0).weight() > 0) {
            return vectors.get(0);
        }
        double[] sum = new double[vectors.get(0).length];
        for (int i = 0; i < terms.size(); i++) {
            add(sum, vectors.get(i), terms.get(i).weight());
        }
        return normalised(sum);
    }

    private static void add(double[] sum, float[] vector, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    private static float[] normalised(double[] sum) {
        double square = 0;
        for (double value : sum) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        if (length < SHORTEST) {
            throw new RefusedException(
                    new Finding("terms", "a sum of length " + length, "terms that do not cancel each other out"),
                    "change a weight");
        }
        float[] vector = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }
}
