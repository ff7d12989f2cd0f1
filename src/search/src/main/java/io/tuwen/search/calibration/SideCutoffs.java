package io.tuwen.search.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was learned for one side of the index.
 *
 * @param strict cut-off of questions that are like nothing that was learned from; no other is above it
 * @param known how alike a question and its nearest anchor must be, -1 to 1, for the anchors to count
 * @param sharpness what an inner product is multiplied with before the exponential that weighs anchors: the model's logit scale
 * @param anchors at least one
 */
public record SideCutoffs(double strict, double known, double sharpness, List<Anchor> anchors) {
    /** How many anchors have a say. */
    private static final int NEAREST = 8;

    /**
     * A question that something is known of.
     *
     * @param vector of length 1
     */
    public record Anchor(float[] vector, double cutoff) {}

    private record Likeness(double product, double cutoff) {}

    public SideCutoffs {
        anchors = List.copyOf(anchors);
    }

    /**
     * The mean of the nearest anchors' cut-offs, by likeness.
     *
     * @param question of length 1
     */
    public double least(float[] question) {
        List<Likeness> nearest = nearest(question);
        double best = nearest.get(0).product();
        if (best < known) {
            return strict;
        }
        double sum = 0;
        double weights = 0;
        for (Likeness one : nearest) {
            double weight = Math.exp(sharpness * (one.product() - best));
            sum += weight * one.cutoff();
            weights += weight;
        }
        return sum / weights;
    }

    private List<Likeness> nearest(float[] question) {
        List<Likeness> all = new ArrayList<>(anchors.size());
        for (Anchor anchor : anchors) {
            all.add(new Likeness(Vectors.product(question, anchor.vector()), anchor.cutoff()));
        }
        all.sort(Comparator.comparingDouble(Likeness::product).reversed());
        return all.subList(0, Math.min(NEAREST, all.size()));
    }
}
