package io.tuwen.search.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Quantiles of weighted scores. */
final class Quantile {
    private final List<Weighed> scores = new ArrayList<>();

    private record Weighed(double score, double weight) {}

    /** @param weight above 0 */
    void add(double score, double weight) {
        scores.add(new Weighed(score, weight));
    }

    /**
     * The least score so that those up to it hold this share of the weight.
     *
     * @param share 0 to 1
     */
    double at(double share) {
        double all = scores.stream().mapToDouble(Weighed::weight).sum();
        double sum = 0;
        double last = Double.NaN;
        List<Weighed> ascending = new ArrayList<>(scores);
        ascending.sort(Comparator.comparingDouble(Weighed::score));
        for (Weighed one : ascending) {
            sum += one.weight();
            last = one.score();
            if (sum >= share * all) {
                break;
            }
        }
        return last;
    }

    static double of(double[] scores, double share) {
        Quantile quantile = new Quantile();
        for (double score : scores) {
            quantile.add(score, 1);
        }
        return quantile.at(share);
    }
}
