package io.tuwen.search.retrieval;

import io.tuwen.core.index.Hit;
import io.tuwen.core.index.RowHeader;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * One answer, and how it came about.
 *
 * @param score inner product with the question, or BM25's of its words; of several rankings fused, the sum of 1 / (60 + rank)
 * @param sides where it was found, at least in one
 */
public record Found(double score, Map<Ranking, Ranked> sides) {

    /** @param rank from 1, among the rows of a ranking that may be answers */
    public record Ranked(int rank, Hit hit) {}

    public Found {
        sides = Collections.unmodifiableMap(new EnumMap<>(sides));
    }

    /** The row that ranks best by its vector, of equals the picture; where none does, the one that words found. */
    public RowHeader row() {
        Map.Entry<Ranking, Ranked> best = Collections.min(
                sides.entrySet(),
                Comparator.<Map.Entry<Ranking, Ranked>, Boolean>comparing(side -> side.getKey() == Ranking.FULLTEXT)
                        .thenComparing(side -> side.getValue().rank())
                        .thenComparing(Map.Entry::getKey));
        return best.getValue().hit().header();
    }
}
