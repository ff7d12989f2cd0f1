package io.tuwen.search.metrics;

import io.tuwen.search.metrics.SearchMetrics.Part;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.util.List;

/** Tells how long the model was waited for. */
public record TimedVectors(QueryVectors model, SearchMetrics metrics) implements QueryVectors {
    @Override
    public float[] vector(Query.Encodable query) {
        return metrics.timed(Part.MODEL, () -> model.vector(query));
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        return metrics.timed(Part.MODEL, () -> model.vectors(sentences));
    }
}
