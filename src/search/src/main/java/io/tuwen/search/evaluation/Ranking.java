package io.tuwen.search.evaluation;

import java.util.List;

/**
 * What one query found.
 *
 * @param found the best candidates, best first; of equal scores the one that comes first
 * @param rank of the first candidate that was wanted, from 1; 0 where there is none, or none was found
 */
public record Ranking(List<Candidate> found, int rank) {

    /**
     * @param place in the table of candidates
     * @param score inner product with the query
     */
    public record Candidate(int place, float score) {}

    public Ranking {
        found = List.copyOf(found);
    }

    /** Whether a wanted one is among the first {@code k}. */
    public boolean hits(int k) {
        return rank >= 1 && rank <= k;
    }
}
