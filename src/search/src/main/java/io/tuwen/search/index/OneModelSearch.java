package io.tuwen.search.index;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.milvus.CollectionInUse;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows an alias for as long as it names the collection of one model. Each time it first asks what the alias names, and
 * then reads that collection by its own name: a switch in between cannot bring the vectors of two models together. Closes
 * the search that it was given.
 */
final class OneModelSearch implements VectorSearch {
    private final Tower tower;
    private final ModelContract model;
    private final Supplier<CollectionInUse> inUse;
    private final VectorSearch collection;

    /**
     * @param inUse what the tower's alias names now
     * @param collection the model's own, by its own name
     */
    OneModelSearch(Tower tower, ModelContract model, Supplier<CollectionInUse> inUse, VectorSearch collection) {
        this.tower = tower;
        this.model = model;
        this.inUse = inUse;
        this.collection = collection;
    }

    private VectorSearch checked() {
        CollectionInUse now = inUse.get();
        if (!now.name().equals(tower.collection(model)) || !now.fingerprint().equals(model.fingerprint())) {
            throw new FailureException(
                    FailureCode.INDEX_CONTRACT_MISMATCH,
                    "alias " + tower.alias() + ": names " + now.name() + " of model " + now.model() + " (expected: "
                            + tower.collection(model) + " of model " + model.label()
                            + "); ask with the model that the index is of");
        }
        return collection;
    }

    @Override
    public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
        return checked().search(vectors, k, filter);
    }

    @Override
    public List<Row> get(Collection<RowKey> keys) {
        return checked().get(keys);
    }

    @Override
    public List<RowHeader> of(ItemId item) {
        return checked().of(item);
    }

    @Override
    public void scan(Consumer<RowHeader> visitor) {
        checked().scan(visitor);
    }

    @Override
    public void close() {
        collection.close();
    }

    @Override
    public String toString() {
        return "OneModel(" + collection + ")";
    }
}
