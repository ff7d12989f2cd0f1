package io.tuwen.search.retrieval;

import io.tuwen.core.index.Hit;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * One answer, and how it came about.
 *
 * @param score inner product with the question; of both sides fused, the sum of 1 / (60 + rank)
 * @param sides where it was found, at least on one
 */
public record Found(double score, Map<Tower, Ranked> sides) {

    /** @param rank from 1, among the rows of a side that may be answers */
    public record Ranked(int rank, Hit hit) {}

    public Found {
        sides = Collections.unmodifiableMap(new EnumMap<>(sides));
    }

    /** The row that ranks best; of equals the picture. */
    public RowHeader row() {
        Ranked best = Collections.min(sides.values(), Comparator.comparingInt(Ranked::rank));
        return best.hit().header();
    }
}
