package io.tuwen.search.evaluation;

import java.util.Arrays;
import java.util.Comparator;

/** What a ranking by score says of one class. */
final class Curve {
    private final double[] scores;
    private final boolean[] right;
    private final Integer[] order;

    /**
     * @param scores of the class, one for each picture
     * @param right whether the picture is of the class
     */
    Curve(double[] scores, boolean[] right) {
        this.scores = scores;
        this.right = right;
        this.order = new Integer[scores.length];
        Arrays.setAll(order, place -> place);
        Arrays.sort(order, Comparator.comparingDouble(place -> -scores[place]));
    }

    /** Told of each score that occurs, from the greatest: how many pictures reach it. */
    private interface Step {
        void reached(int right, int all);
    }

    /** Pictures of equal scores come together. */
    private void walk(Step step) {
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += right[order[i]] ? 1 : 0;
            if (i + 1 == order.length || scores[order[i + 1]] != scores[order[i]]) {
                step.reached(hits, i + 1);
            }
        }
    }

    /** Pictures of the class. */
    int positives() {
        int count = 0;
        for (boolean one : right) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /**
     * Mean of the best precision at recalls of at least 0, 0.1 to 1. With at least one picture of the class. At recall 0 it is 1
     * whatever comes first, since the benchmark's curve, scikit-learn's, ends there.
     */
    double elevenPoints() {
        double[] best = new double[11];
        best[0] = 1;
        int positives = positives();
        walk((hits, all) -> {
            for (int tenth = 1; tenth <= 10 && 10 * hits >= tenth * positives; tenth++) {
                best[tenth] = Math.max(best[tenth], (double) hits / all);
            }
        });
        return Arrays.stream(best).average().orElseThrow();
    }

    /** That a picture of the class scores above another one, ties as a half. With pictures of both kinds. */
    double areaUnderRoc() {
        double[] area = {0};
        int[] before = {0, 0};
        walk((hits, all) -> {
            double misses = all - hits - before[1];
            area[0] += misses * (before[0] + hits) / 2.0;
            before[0] = hits;
            before[1] = all - hits;
        });
        double positives = positives();
        return area[0] / (positives * (right.length - positives));
    }
}
