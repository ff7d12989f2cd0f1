package io.tuwen.search.calibration;

import io.tuwen.search.calibration.SideCutoffs.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Learns a cut-off for each example, from what it and those like it score with their own. Only own scores set a cut-off: of all
 * other rows nobody knows which would fit too. They only tell, by how many reach it, whether it is better than chance.
 */
final class Learner {
    /** The share of own rows that a cut-off gives up. */
    static final double MISSED = 0.05;

    /** The share of rows that are not own which may reach a cut-off. Wide, since goods of one kind are many, and nobody marked them. */
    static final double CHANCE = 0.05;

    /** How many examples are asked for a cut-off, the example among them. */
    private static final int ASKED = 16;

    private final List<Example> examples;
    private final double sharpness;
    private final double strict;

    private Learner(List<Example> examples, double sharpness) {
        this.examples = examples;
        this.sharpness = sharpness;
        this.strict = strict(examples);
    }

    private record Neighbour(Example example, double product, double weight) {}

    /** @param sharpness see {@link SideCutoffs} */
    static SideCutoffs learn(List<Example> examples, double sharpness) {
        Learner learner = new Learner(examples, sharpness);
        List<Anchor> anchors = new ArrayList<>();
        double[] likeness = new double[examples.size()];
        for (int i = 0; i < likeness.length; i++) {
            List<Neighbour> neighbours = learner.neighbours(examples.get(i));
            anchors.add(new Anchor(examples.get(i).question(), learner.cutoff(neighbours)));
            // The first is the example itself.
            likeness[i] = neighbours.get(Math.min(1, neighbours.size() - 1)).product();
        }
        return new SideCutoffs(learner.strict, Quantile.of(likeness, MISSED), sharpness, anchors);
    }

    /** One cut-off for all questions that have but one answer: whole captions, or pictures. */
    private static double strict(List<Example> examples) {
        return Quantile.of(
                examples.stream()
                        .filter(example -> example.own().cardinality() == 1)
                        .mapToDouble(example -> example.ownScores()[0])
                        .toArray(),
                MISSED);
    }

    private List<Neighbour> neighbours(Example of) {
        return examples.stream()
                .map(other -> {
                    double product = Vectors.product(of.question(), other.question());
                    return new Neighbour(other, product, Math.exp(sharpness * (product - 1)));
                })
                .sorted(Comparator.comparingDouble(Neighbour::product).reversed())
                .limit(ASKED)
                .toList();
    }

    private double cutoff(List<Neighbour> neighbours) {
        Quantile own = new Quantile();
        for (Neighbour neighbour : neighbours) {
            double[] scores = neighbour.example().ownScores();
            for (double score : scores) {
                own.add(score, neighbour.weight() / scores.length);
            }
        }
        double cutoff = own.at(MISSED);
        return reached(neighbours, cutoff) > CHANCE ? strict : Math.min(cutoff, strict);
    }

    private static double reached(List<Neighbour> neighbours, double cutoff) {
        double reached = 0;
        double weights = 0;
        for (Neighbour neighbour : neighbours) {
            Example example = neighbour.example();
            reached += neighbour.weight() * example.restReached(cutoff);
            weights += neighbour.weight();
        }
        return reached / weights;
    }
}
