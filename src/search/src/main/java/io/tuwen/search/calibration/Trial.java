package io.tuwen.search.calibration;

import java.util.List;

/**
 * What was learned of one side, tried on pairs that it was not learned from.
 *
 * @param auto with a cut-off for each question
 * @param flat with the one cut-off for all that did best where the others were learned
 * @param sameRecall with the one cut-off for all that keeps as much of what should be found as {@code auto}, chosen by hindsight
 * @param dots each question that it was tried on
 */
public record Trial(Quality auto, Flat flat, Flat sameRecall, List<Dot> dots) {

    /**
     * One question.
     *
     * @param cutoff that was made for it
     * @param own median of the scores that it has with its own rows
     * @param rest the score that one in a hundred of all other rows reaches
     */
    public record Dot(double cutoff, double own, double rest) {}

    static Trial of(SideCutoffs learned, List<Example> learnedFrom, List<Example> heldOut) {
        Quality auto = Quality.of(heldOut, learned::least);
        return new Trial(
                auto,
                Flat.of(heldOut, Flat.best(learnedFrom)),
                Flat.ofRecall(heldOut, auto.recall()),
                heldOut.stream().map(example -> dot(example, learned)).toList());
    }

    private static Dot dot(Example example, SideCutoffs learned) {
        Quantile rest = new Quantile();
        double[] scores = example.scores();
        for (int row = 0; row < scores.length; row++) {
            if (!example.own().get(row)) {
                rest.add(scores[row], 1);
            }
        }
        return new Dot(learned.least(example.question()), Quantile.of(example.ownScores(), 0.5), rest.at(0.99));
    }

    /** Whether cut-offs by question told own rows from others better than one for all. */
    public boolean isBetter() {
        return auto.f1() > flat.quality().f1();
    }
}
