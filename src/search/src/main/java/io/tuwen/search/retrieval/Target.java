package io.tuwen.search.retrieval;

import io.tuwen.core.model.Tower;
import java.util.List;

/** Which side of the index is searched. */
public enum Target {
    IMAGES(Tower.IMAGE),
    CAPTIONS(Tower.TEXT),
    /** Both, each on its own, fused by rank. */
    BOTH(Tower.IMAGE, Tower.TEXT);

    private final List<Tower> towers;

    Target(Tower... towers) {
        this.towers = List.of(towers);
    }

    public List<Tower> towers() {
        return towers;
    }
}
