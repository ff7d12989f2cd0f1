package io.tuwen.search.index;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.port.VectorSearch;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows an alias for as long as it names the collection of one model. Each time it first asks what the alias names, and
 * then reads that collection by its own name: a switch in between cannot bring the vectors of two models together. Closes
 * the search that it was given.
 */
final class OneModelSearch implements VectorSearch {
    private final AliasCheck alias;
    private final VectorSearch collection;

    /** @param collection the model's own, by its own name */
    OneModelSearch(AliasCheck alias, VectorSearch collection) {
        this.alias = alias;
        this.collection = collection;
    }

    private VectorSearch checked() {
        alias.require();
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
