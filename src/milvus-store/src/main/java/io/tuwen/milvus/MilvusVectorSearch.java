package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.milvus.grpc.PlaceholderType;
import io.milvus.grpc.PlaceholderValue;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.SearchRequest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.VectorSearch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The read side of one collection or alias. Asks again for {@link MilvusSettings.Patience#answer} while the server is away
 * or loading.
 */
public final class MilvusVectorSearch implements VectorSearch {
    private static final int MOST_VECTORS = 1_000;

    /** Rows in one step of a scan. */
    private static final int PAGE = 4_000;

    private final MilvusConnection connection;
    private final String name;
    private final RowLayout layout;
    private final GrpcRows rows;
    private final SearchCalls searches;
    private final Blocking blocking;

    private MilvusVectorSearch(MilvusConnection connection, String name, RowLayout layout, Visibility visibility) {
        this.connection = connection;
        this.name = name;
        this.layout = layout;
        this.rows = new GrpcRows(connection, name, layout);
        this.searches = new SearchCalls(connection, name, layout, visibility);
        this.blocking =
                new Blocking(RetryPolicy.within(connection.settings().patience().answer()));
    }

    /**
     * Needs no server yet.
     *
     * @param connection stays open when the search is closed
     * @param name of the collection, or its alias
     * @param dim floats in a vector
     */
    public static MilvusVectorSearch open(
            MilvusConnection connection, String name, Tower tower, int dim, Visibility visibility) {
        return new MilvusVectorSearch(connection, name, new RowLayout(tower, dim), visibility);
    }

    /** @throws IllegalArgumentException when a vector has not dim floats, or k or the count of vectors is out of range */
    @Override
    public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
        require("vectors", vectors.size(), 1, MOST_VECTORS);
        vectors.forEach(vector -> require("floats of a vector", vector.length, layout.dim(), layout.dim()));
        PlaceholderValue.Builder questions =
                PlaceholderValue.newBuilder().setTag("$0").setType(PlaceholderType.FloatVector);
        vectors.forEach(vector -> questions.addValues(littleEndian(vector)));
        SearchRequest request = searches.request(questions.build(), FieldIndex.VECTORS, k, filter);
        return ask(() -> searches.send(request));
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    private static ByteString littleEndian(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return ByteString.copyFrom(bytes);
    }

    @Override
    public List<Row> get(Collection<RowKey> keys) {
        List<RowKey> distinct = List.copyOf(Set.copyOf(keys));
        int most = connection.settings().limits().rows();
        List<Row> found = new ArrayList<>(distinct.size());
        for (int from = 0; from < distinct.size(); from += most) {
            List<RowKey> part = distinct.subList(from, Math.min(from + most, distinct.size()));
            ask(() -> rows.read(part, layout.allFields())).forEach(row -> found.add(row.row()));
        }
        return found;
    }

    /** One page: an item of more contents would be no item. */
    @Override
    public List<RowHeader> of(ItemId item) {
        QueryRequest.Builder query = QueryRequest.newBuilder()
                .setExpr(Expressions.itemIs(item))
                .addAllOutputFields(layout.headerFields())
                .addQueryParams(RowLayout.parameter("limit", Integer.toString(PAGE)));
        return ask(() -> rows.query(query)).stream().map(StoredRow::header).toList();
    }

    /** By ranges of keys: a page holds the smallest keys after the last one, so a row that stays is met exactly once. */
    @Override
    public void scan(Consumer<RowHeader> visitor) {
        List<StoredRow> page = List.of();
        do {
            String last = page.isEmpty() ? "" : page.get(page.size() - 1).key().toString();
            page = ask(() -> rows.query(pageAfter(last)));
            page.forEach(row -> visitor.accept(row.header()));
        } while (page.size() == PAGE);
    }

    /** The two flags keep a cluster from answering with any rows after the key instead of the next ones. */
    private QueryRequest.Builder pageAfter(String key) {
        return QueryRequest.newBuilder()
                .setExpr(Expressions.keyAfter(key))
                .addAllOutputFields(layout.headerFields())
                .addQueryParams(RowLayout.parameter("limit", Integer.toString(PAGE)))
                .addQueryParams(RowLayout.parameter("iterator", "True"))
                .addQueryParams(RowLayout.parameter("reduce_stop_for_best", "True"));
    }

    private <T> T ask(Supplier<CompletableFuture<Reply<T>>> attempt) {
        return Blocking.valueOf(blocking.run(toString(), attempt), toString());
    }

    /** Calls that others wait in end with CLOSED. */
    @Override
    public void close() {
        blocking.close();
    }

    @Override
    public String toString() {
        return connection + ": collection " + name;
    }
}
