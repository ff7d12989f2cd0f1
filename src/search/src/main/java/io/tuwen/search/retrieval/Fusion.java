package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Hit;
import io.tuwen.search.retrieval.Found.Ranked;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts rankings into one by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009): scores of a sentence with pictures, with
 * captions and by words are not on one scale, ranks are.
 */
final class Fusion {
    /** How many items of each ranking count; the same for every page, so that pages do not overlap. */
    static final int DEPTH = 500;

    /** The paper's constant. */
    private static final double K = 60;

    /** Of the best row's score by words. */
    private static final double LEAST_TELLING = 0.1;

    private Fusion() {}

    /**
     * Rows found by words, without those that share only words which most captions have: BM25 scores them near 0, and a rank
     * alone would count them like any other.
     *
     * @param hits best first
     */
    static List<Hit> telling(List<Hit> hits) {
        return hits.stream()
                .filter(hit -> hit.score() >= LEAST_TELLING * hits.get(0).score())
                .toList();
    }

    /** @param sides best first, each item once; at most {@link #DEPTH} of each count */
    static List<Found> fuse(Map<Ranking, List<Hit>> sides) {
        Map<ItemId, Map<Ranking, Ranked>> items = new LinkedHashMap<>();
        sides.forEach((ranking, hits) -> {
            for (int i = 0; i < Math.min(hits.size(), DEPTH); i++) {
                items.computeIfAbsent(itemOf(hits.get(i)), item -> new EnumMap<>(Ranking.class))
                        .put(ranking, new Ranked(i + 1, hits.get(i)));
            }
        });
        return items.values().stream()
                .map(ranks -> new Found(score(ranks), ranks))
                .sorted(Comparator.comparingDouble(Found::score)
                        .reversed()
                        .thenComparing(found -> found.row().key().itemId()))
                .toList();
    }

    private static double score(Map<Ranking, Ranked> ranks) {
        return ranks.values().stream()
                .mapToDouble(ranked -> 1 / (K + ranked.rank()))
                .sum();
    }

    private static ItemId itemOf(Hit hit) {
        return hit.header().key().itemId();
    }
}
