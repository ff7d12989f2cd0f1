package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Hit;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Found.Ranked;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts two rankings into one by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009): scores of a sentence with pictures
 * and with captions are not on one scale, ranks are.
 */
final class Fusion {
    /** How many items of each side count; the same for every page, so that pages do not overlap. */
    static final int DEPTH = 500;

    /** The paper's constant. */
    private static final double K = 60;

    private Fusion() {}

    /** @param sides best first, each item once; at most {@link #DEPTH} of each count */
    static List<Found> fuse(Map<Tower, List<Hit>> sides) {
        Map<ItemId, Map<Tower, Ranked>> items = new LinkedHashMap<>();
        sides.forEach((tower, hits) -> {
            for (int i = 0; i < Math.min(hits.size(), DEPTH); i++) {
                items.computeIfAbsent(itemOf(hits.get(i)), item -> new EnumMap<>(Tower.class))
                        .put(tower, new Ranked(i + 1, hits.get(i)));
            }
        });
        return items.values().stream()
                .map(ranks -> new Found(score(ranks), ranks))
                .sorted(Comparator.comparingDouble(Found::score)
                        .reversed()
                        .thenComparing(found -> found.row().key().itemId()))
                .toList();
    }

    private static double score(Map<Tower, Ranked> ranks) {
        return ranks.values().stream()
                .mapToDouble(ranked -> 1 / (K + ranked.rank()))
                .sum();
    }

    private static ItemId itemOf(Hit hit) {
        return hit.header().key().itemId();
    }
}
