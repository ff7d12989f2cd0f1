package io.tuwen.search.http;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorSearch;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** An index that is not there, and tells where it is not. */
record AwaySearch(FailureCode code) implements VectorSearch {
    @Override
    public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
        throw away();
    }

    @Override
    public List<Row> get(Collection<RowKey> keys) {
        throw away();
    }

    @Override
    public List<RowHeader> of(ItemId item) {
        throw away();
    }

    @Override
    public void scan(Consumer<RowHeader> visitor) {
        throw away();
    }

    @Override
    public void close() {}

    private FailureException away() {
        return new FailureException(code, "index at 10.0.0.7:19530: away");
    }
}
