package io.tuwen.milvus;

import io.tuwen.core.model.Tower;
import java.io.Serializable;

/**
 * A collection that is there, loaded, and of the model that was asked for.
 *
 * @param name what writers use
 * @param alias what readers use
 * @param aliasTarget the collection that the alias names; another one than {@code name} while another model is in use
 * @param dim floats in a vector
 */
public record CatalogueCollection(Tower tower, String name, String alias, String aliasTarget, int dim)
        implements Serializable {

    /** Whether readers read this collection. */
    public boolean inUse() {
        return aliasTarget.equals(name);
    }

    RowLayout layout() {
        return new RowLayout(tower, dim);
    }
}
