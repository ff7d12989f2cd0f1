package io.tuwen.search.page;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.testkit.store.FilterOracle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One side of an index in memory, which rows come to and go from; searched exactly. */
final class Rack implements VectorSearch {
    private final Map<RowKey, Row> rows = new ConcurrentHashMap<>();

    void put(Row row) {
        rows.put(row.header().key(), row);
    }

    void remove(RowKey key) {
        rows.remove(key);
    }

    long size() {
        return rows.size();
    }

    @Override
    public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
        return vectors.stream().map(vector -> nearest(vector, k, filter)).toList();
    }

    private List<Hit> nearest(float[] vector, int k, Filter filter) {
        return rows.values().stream()
                .filter(row -> FilterOracle.passes(filter, row.header().attributes()))
                .map(row -> new Hit(row.header(), product(vector, row.vector())))
                .sorted(Comparator.comparingDouble(Hit::score)
                        .reversed()
                        .thenComparing(hit -> hit.header().key().toString()))
                .limit(k)
                .toList();
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public List<Row> get(Collection<RowKey> keys) {
        return keys.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<RowHeader> of(ItemId item) {
        return rows.values().stream()
                .map(Row::header)
                .filter(header -> header.key().itemId().equals(item))
                .toList();
    }

    @Override
    public void scan(Consumer<RowHeader> visitor) {
        rows.values().stream().map(Row::header).forEach(visitor);
    }

    @Override
    public void close() {}
}
