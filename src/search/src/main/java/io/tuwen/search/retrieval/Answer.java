package io.tuwen.search.retrieval;

import java.util.List;

/**
 * What was found.
 *
 * @param hits best first
 */
public record Answer(List<Found> hits, MethodUsed method) {
    public Answer {
        hits = List.copyOf(hits);
    }
}
