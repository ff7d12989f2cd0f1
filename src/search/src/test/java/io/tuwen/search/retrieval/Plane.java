package io.tuwen.search.retrieval;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.testkit.store.FilterOracle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One side of an index in memory: directions in a plane, searched exactly. */
public final class Plane implements VectorSearch {
    private final List<Row> rows = new ArrayList<>();
    private int deepest;

    /** The direction at some degrees. */
    public static float[] at(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    public Plane with(String item, double degrees) {
        return with(item, "main", degrees, Attributes.NONE);
    }

    public Plane with(String item, String content, double degrees, Attributes attributes) {
        RowKey key = new RowKey(new ContentId(content), new ItemId(item));
        rows.add(new Row(new RowHeader(key, 1, Digest.NONE, Instant.EPOCH, attributes, null), at(degrees)));
        return this;
    }

    /** The largest k that was asked for. */
    int deepest() {
        return deepest;
    }

    @Override
    public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
        deepest = Math.max(deepest, k);
        return vectors.stream().map(vector -> nearest(vector, k, filter)).toList();
    }

    private List<Hit> nearest(float[] vector, int k, Filter filter) {
        return rows.stream()
                .filter(row -> FilterOracle.passes(filter, row.header().attributes()))
                .map(row -> new Hit(row.header(), product(vector, row.vector())))
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(k)
                .toList();
    }

    private static double product(float[] a, float[] b) {
        return (double) a[0] * b[0] + (double) a[1] * b[1];
    }

    @Override
    public List<Row> get(Collection<RowKey> keys) {
        return rows.stream().filter(row -> keys.contains(row.header().key())).toList();
    }

    @Override
    public List<RowHeader> of(ItemId item) {
        return rows.stream()
                .map(Row::header)
                .filter(header -> header.key().itemId().equals(item))
                .toList();
    }

    @Override
    public void scan(Consumer<RowHeader> visitor) {
        rows.stream().map(Row::header).forEach(visitor);
    }

    @Override
    public void close() {}
}
