package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DslType;
import io.milvus.grpc.PlaceholderGroup;
import io.milvus.grpc.PlaceholderType;
import io.milvus.grpc.PlaceholderValue;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.SearchRequest;
import io.milvus.grpc.SearchResultData;
import io.milvus.grpc.SearchResults;
import io.tuwen.core.identity.RowKey;
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
    private static final int MOST_HITS = 16_384;

    /** How many candidates HNSW keeps at least. */
    private static final int LEAST_BREADTH = 128;

    /** Rows in one step of a scan. */
    private static final int PAGE = 4_000;

    private final MilvusConnection connection;
    private final String name;
    private final RowLayout layout;
    private final Visibility visibility;
    private final RowColumns columns;
    private final GrpcRows rows;
    private final Blocking blocking;

    private MilvusVectorSearch(MilvusConnection connection, String name, RowLayout layout, Visibility visibility) {
        this.connection = connection;
        this.name = name;
        this.layout = layout;
        this.visibility = visibility;
        this.columns = new RowColumns(layout);
        this.rows = new GrpcRows(connection, name, layout);
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

    /** @throws IllegalArgumentException when the vector has not dim floats, or k is out of range */
    @Override
    public List<Hit> search(float[] vector, int k) {
        if (vector.length != layout.dim()) {
            throw new IllegalArgumentException("vector: " + vector.length + " floats (expected: " + layout.dim() + ")");
        }
        if (k < 1 || k > MOST_HITS) {
            throw new IllegalArgumentException("k: " + k + " (expected: 1 to " + MOST_HITS + ")");
        }
        SearchRequest request = request(vector, k);
        return ask(() -> rows.ask(stub -> stub.search(request), SearchResults::getStatus)
                .thenApply(reply -> reply.map(results -> hits(results.getResults()))));
    }

    private SearchRequest request(float[] vector, int k) {
        PlaceholderValue query = PlaceholderValue.newBuilder()
                .setTag("$0")
                .setType(PlaceholderType.FloatVector)
                .addValues(littleEndian(vector))
                .build();
        return SearchRequest.newBuilder()
                .setDbName(connection.settings().database())
                .setCollectionName(name)
                .setDslType(DslType.BoolExprV1)
                .setNq(1)
                .setPlaceholderGroup(PlaceholderGroup.newBuilder()
                        .addPlaceholders(query)
                        .build()
                        .toByteString())
                .addAllOutputFields(layout.headerFields())
                .setConsistencyLevel(visibility.level())
                .addSearchParams(RowLayout.parameter("anns_field", RowLayout.VECTOR))
                .addSearchParams(RowLayout.parameter("topk", Integer.toString(k)))
                .addSearchParams(RowLayout.parameter(CollectionCalls.METRIC, CollectionCalls.INNER_PRODUCT))
                .addSearchParams(RowLayout.parameter("round_decimal", "-1"))
                .addSearchParams(RowLayout.parameter("params", "{\"ef\": " + Math.max(LEAST_BREADTH, k) + "}"))
                .build();
    }

    private static ByteString littleEndian(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return ByteString.copyFrom(bytes);
    }

    private List<Hit> hits(SearchResultData results) {
        List<StoredRow> found = columns.read(results.getFieldsDataList());
        List<Hit> hits = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            hits.add(new Hit(found.get(i).header(), results.getScores(i)));
        }
        return hits;
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
