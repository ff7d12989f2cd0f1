package io.tuwen.search.metrics;

import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.retrieval.Sides;

/** Tells how long the index was waited for. */
public record TimedSides(Sides index, SearchMetrics metrics) implements Sides {
    @Override
    public VectorSearch of(Tower tower) {
        return new TimedSearch(index.of(tower), metrics);
    }

    @Override
    public TextSearch text() {
        return new TimedText(index.text(), metrics);
    }
}
