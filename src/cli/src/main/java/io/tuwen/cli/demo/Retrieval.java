package io.tuwen.cli.demo;

import java.util.Collection;
import java.util.List;

/**
 * How well queries find what they ask for. The figures are those of {@code towers verify --retrieval}, from the other end
 * of the line.
 *
 * @param r1 R@1: the share of queries whose first hit is wanted, 0 to 1, to three decimals
 * @param r10 R@10: the same of any of the first ten
 * @param queries how many were asked
 */
public record Retrieval(double r1, double r10, int queries) {
    /** How many hits of each query count. */
    static final int DEPTH = 10;

    /**
     * One query's.
     *
     * @param found best first
     */
    record Answer<T>(T wanted, List<T> found) {
        boolean hits(int k) {
            return found.stream().limit(k).anyMatch(wanted::equals);
        }
    }

    /** @param answers at least one */
    static <T> Retrieval of(Collection<Answer<T>> answers) {
        return new Retrieval(recall(answers, 1), recall(answers, DEPTH), answers.size());
    }

    private static <T> double recall(Collection<Answer<T>> answers, int k) {
        long hits = answers.stream().filter(answer -> answer.hits(k)).count();
        return Math.round(1_000.0 * hits / answers.size()) / 1_000.0;
    }

    /** For people. */
    String line() {
        return "retrieval: R@1 %.3f, R@10 %.3f of %d queries for held-out goods".formatted(r1, r10, queries);
    }
}
