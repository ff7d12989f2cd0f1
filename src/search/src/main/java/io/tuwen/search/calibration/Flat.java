package io.tuwen.search.calibration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One cut-off for all questions, to compare with.
 *
 * @param cutoff a multiple of 0.01
 */
public record Flat(double cutoff, Quality quality) {

    /** The one of the best F1. */
    static double best(List<Example> examples) {
        return all(examples)
                .max(Comparator.comparingDouble(flat -> flat.quality().f1()))
                .orElseThrow()
                .cutoff();
    }

    /** The highest that keeps as many of the own rows, or else the lowest of all. */
    static Flat ofRecall(List<Example> examples, double recall) {
        return all(examples)
                .filter(flat -> flat.quality().recall() >= recall)
                .max(Comparator.comparingDouble(Flat::cutoff))
                .orElseGet(() -> of(examples, -1));
    }

    static Flat of(List<Example> examples, double cutoff) {
        return new Flat(cutoff, Quality.of(examples, question -> cutoff));
    }

    private static Stream<Flat> all(List<Example> examples) {
        return IntStream.rangeClosed(-100, 100).mapToObj(percent -> of(examples, percent / 100.0));
    }
}
