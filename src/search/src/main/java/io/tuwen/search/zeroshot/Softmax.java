package io.tuwen.search.zeroshot;

import java.util.Arrays;

/** Scores to probabilities. */
public final class Softmax {
    private Softmax() {}

    /**
     * @param scores at least one, finite
     * @param scale what each is multiplied with
     * @return positive or 0, with sum 1
     */
    public static double[] of(double[] scores, double scale) {
        // Less the greatest, so that no power overflows.
        double greatest = Arrays.stream(scores).max().orElseThrow();
        double[] powers = Arrays.stream(scores)
                .map(score -> Math.exp(scale * (score - greatest)))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
