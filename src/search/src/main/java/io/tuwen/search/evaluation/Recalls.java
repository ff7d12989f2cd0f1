package io.tuwen.search.evaluation;

import java.util.Collection;

/**
 * R@k: how many of all queries found one of the candidates they wanted among their first k, as Chinese-CLIP's
 * {@code evaluation.py} counts it. In percent, 0 to 100.
 *
 * @param queries how many were asked, those that wanted nothing that is there among them
 */
public record Recalls(int queries, double r1, double r5, double r10) {
    /** As deep as the benchmark looks. */
    public static final int DEPTH = 10;

    /** @param rankings at least one */
    public static Recalls of(Collection<Ranking> rankings) {
        if (rankings.isEmpty()) {
            throw new IllegalArgumentException("rankings: none (expected: at least one query)");
        }
        return new Recalls(rankings.size(), percent(rankings, 1), percent(rankings, 5), percent(rankings, DEPTH));
    }

    private static double percent(Collection<Ranking> rankings, int k) {
        long hits = rankings.stream().filter(ranking -> ranking.hits(k)).count();
        return 100.0 * hits / rankings.size();
    }

    /** MR, the mean of the three. */
    public double mean() {
        return (r1 + r5 + r10) / 3;
    }
}
