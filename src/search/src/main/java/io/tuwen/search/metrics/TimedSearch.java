package io.tuwen.search.metrics;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.metrics.SearchMetrics.Part;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Tells how long one side of the index was waited for; a scan is no wait. */
record TimedSearch(VectorSearch index, SearchMetrics metrics) implements VectorSearch {
    @Override
    public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
        return metrics.timed(Part.INDEX, () -> index.search(vectors, k, filter));
    }

    @Override
    public List<Hit> search(float[] vector, int k) {
        return metrics.timed(Part.INDEX, () -> index.search(vector, k));
    }

    @Override
    public List<Row> get(Collection<RowKey> keys) {
        return metrics.timed(Part.INDEX, () -> index.get(keys));
    }

    @Override
    public List<RowHeader> of(ItemId item) {
        return metrics.timed(Part.INDEX, () -> index.of(item));
    }

    @Override
    public void scan(Consumer<RowHeader> visitor) {
        index.scan(visitor);
    }

    @Override
    public void close() {
        index.close();
    }
}
