package io.tuwen.search.retrieval;

import io.tuwen.core.model.Tower;

/** What puts rows into an order. */
public enum Ranking {
    /** Vectors of pictures. */
    IMAGES,
    /** Vectors of captions. */
    CAPTIONS,
    /** Words of captions. */
    FULLTEXT;

    static Ranking of(Tower tower) {
        return tower == Tower.IMAGE ? IMAGES : CAPTIONS;
    }
}
