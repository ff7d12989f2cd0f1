package io.tuwen.search.retrieval;

import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;

/** The two sides of an index whose vectors are of the model that {@link QueryVectors} asks. */
@FunctionalInterface
public interface Sides {
    VectorSearch of(Tower tower);

    /** The words of the captions' side. */
    default TextSearch text() {
        return TextSearch.NONE;
    }
}
