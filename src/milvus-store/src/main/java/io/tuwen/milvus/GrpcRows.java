package io.tuwen.milvus;

import com.google.common.util.concurrent.ListenableFuture;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.DeleteRequest;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceFutureStub;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.Status;
import io.milvus.grpc.UpsertRequest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.milvus.Reply.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Over the SDK's generated stub, in columns: the SDK's rows of JSON cost three to nine times the CPU. */
final class GrpcRows implements RowCalls {
    private static final Duration LOAD_DEADLINE = Duration.ofSeconds(30);

    private final MilvusConnection connection;
    private final String database;
    private final String collection;
    private final RowColumns columns;

    /** @param collection its name, or an alias for reading */
    GrpcRows(MilvusConnection connection, String collection, RowLayout layout) {
        this.connection = connection;
        this.database = connection.settings().database();
        this.collection = collection;
        this.columns = new RowColumns(layout);
    }

    @Override
    public CompletableFuture<Reply<Integer>> upsert(List<StoredRow> rows) {
        UpsertRequest request = UpsertRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(collection)
                .addAllFieldsData(columns.write(rows))
                .setNumRows(rows.size())
                .build();
        return write(stub -> stub.upsert(request), rows.size());
    }

    @Override
    public CompletableFuture<Reply<Integer>> delete(List<RowKey> keys) {
        DeleteRequest request = DeleteRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(collection)
                .setExpr(Expressions.keyIn(keys))
                .build();
        return write(stub -> stub.delete(request), keys.size());
    }

    @Override
    public CompletableFuture<Reply<List<StoredRow>>> read(List<RowKey> keys, List<String> fields) {
        return query(QueryRequest.newBuilder().setExpr(Expressions.keyIn(keys)).addAllOutputFields(fields));
    }

    /** The rows of one query, strongly consistent; a collection that is not loaded is told to load. */
    CompletableFuture<Reply<List<StoredRow>>> query(QueryRequest.Builder query) {
        QueryRequest request = query.setDbName(database)
                .setCollectionName(collection)
                .setConsistencyLevel(ConsistencyLevel.Strong)
                .build();
        return ask(stub -> stub.query(request), QueryResults::getStatus)
                .thenApply(reply -> reply.map(results -> columns.read(results.getFieldsDataList())));
    }

    /** One read of any kind; a collection that is not loaded is told to load. */
    <A> CompletableFuture<Reply<A>> ask(
            Function<MilvusServiceFutureStub, ListenableFuture<A>> call, Function<A, Status> status) {
        return connection
                .call(call, status, connection.settings().patience().read())
                .thenCompose(this::loadWhereNeeded);
    }

    private CompletableFuture<Reply<Integer>> write(
            Function<MilvusServiceFutureStub, ListenableFuture<MutationResult>> call, int rows) {
        return connection
                .call(
                        call,
                        MutationResult::getStatus,
                        connection.settings().patience().write())
                .thenCompose(this::loadWhereNeeded)
                .thenApply(reply -> reply.map(result -> rows));
    }

    /** milvus-lite forgets at a restart what was loaded; the reply stays what it was, for whoever asks again. */
    private <A> CompletableFuture<Reply<A>> loadWhereNeeded(Reply<A> reply) {
        if (!(reply instanceof Rejected<A> rejected) || rejected.verdict().kind() != Verdict.Kind.LOAD) {
            return CompletableFuture.completedFuture(reply);
        }
        LoadCollectionRequest load = LoadCollectionRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(collection)
                .setReplicaNumber(1)
                .build();
        return connection
                .call(stub -> stub.loadCollection(load), Function.identity(), LOAD_DEADLINE)
                .thenApply(loaded -> reply);
    }

    @Override
    public String toString() {
        return "Grpc[" + collection + ", " + connection + "]";
    }
}
