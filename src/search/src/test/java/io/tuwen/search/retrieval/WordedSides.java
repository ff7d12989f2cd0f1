package io.tuwen.search.retrieval;

import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;

/** An index in memory that keeps words. */
public record WordedSides(Plane images, Plane captions, Words words) implements Sides {
    @Override
    public VectorSearch of(Tower tower) {
        return tower == Tower.IMAGE ? images : captions;
    }

    @Override
    public TextSearch text() {
        return words;
    }
}
