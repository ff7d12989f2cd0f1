package io.tuwen.search.retrieval;

import io.tuwen.core.model.Tower;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param hits best first
 * @param least by side whose vectors were searched, the cut-off that was made for this question; empty unless
 *     {@link MinScore.Auto} was asked for
 */
public record Answer(List<Found> hits, MethodUsed method, Map<Tower, Double> least) {
    public Answer {
        hits = List.copyOf(hits);
        least = Map.copyOf(least);
    }
}
