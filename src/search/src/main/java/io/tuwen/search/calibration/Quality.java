package io.tuwen.search.calibration;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well a cut-off tells what questions should find from the rest: means over questions. Rows that would fit as well, and that
 * nobody marked, count as wrong: precision and F1 are too low by that, for whatever cut-off.
 *
 * @param recall share of own rows that are kept, 0 to 1
 * @param precision share of kept rows that are own, of the questions that keep any; 0 when none does
 * @param f1 0 where nothing is kept
 * @param kept rows of a question
 */
public record Quality(double recall, double precision, double f1, double kept) {

    /** @param cutoff of a question's vector */
    static Quality of(List<Example> examples, ToDoubleFunction<float[]> cutoff) {
        double recall = 0;
        double precision = 0;
        double f1 = 0;
        double kept = 0;
        int answered = 0;
        for (Example example : examples) {
            double least = cutoff.applyAsDouble(example.question());
            int reached = example.reached(least);
            double right = example.ownReached(least);
            int own = example.own().cardinality();
            recall += right / own;
            precision += reached == 0 ? 0 : right / reached;
            answered += reached == 0 ? 0 : 1;
            f1 += 2 * right / (reached + own);
            kept += reached;
        }
        double n = examples.size();
        return new Quality(recall / n, answered == 0 ? 0 : precision / answered, f1 / n, kept / n);
    }
}
