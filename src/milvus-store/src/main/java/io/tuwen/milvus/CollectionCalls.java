package io.tuwen.milvus;

import com.google.common.util.concurrent.ListenableFuture;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.CreateIndexRequest;
import io.milvus.grpc.DescribeAliasRequest;
import io.milvus.grpc.DescribeAliasResponse;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.DescribeIndexRequest;
import io.milvus.grpc.DescribeIndexResponse;
import io.milvus.grpc.DropCollectionRequest;
import io.milvus.grpc.GetLoadStateRequest;
import io.milvus.grpc.GetLoadStateResponse;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.LoadState;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceFutureStub;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Single requests about collections, each one try, waited for. */
final class CollectionCalls {
    static final String METRIC = "metric_type";

    /** Making an index or a collection takes seconds in a busy cluster. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final MilvusConnection connection;
    private final String database;

    CollectionCalls(MilvusConnection connection) {
        this.connection = connection;
        this.database = connection.settings().database();
    }

    Reply<DescribeCollectionResponse> describe(String name) {
        return call(
                stub -> stub.describeCollection(DescribeCollectionRequest.newBuilder()
                        .setDbName(database)
                        .setCollectionName(name)
                        .build()),
                DescribeCollectionResponse::getStatus);
    }

    Reply<Status> create(String name, CollectionSchema schema, List<KeyValuePair> properties) {
        return command(stub -> stub.createCollection(CreateCollectionRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(name)
                .setSchema(schema.toByteString())
                .setShardsNum(1)
                .setConsistencyLevel(ConsistencyLevel.Bounded)
                .addAllProperties(properties)
                .build()));
    }

    Reply<Status> drop(String name) {
        return command(stub -> stub.dropCollection(DropCollectionRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(name)
                .build()));
    }

    Reply<DescribeIndexResponse> describeIndex(String name, FieldIndex index) {
        return call(
                stub -> stub.describeIndex(DescribeIndexRequest.newBuilder()
                        .setDbName(database)
                        .setCollectionName(name)
                        .setFieldName(index.field())
                        .build()),
                DescribeIndexResponse::getStatus);
    }

    Reply<Status> createIndex(String name, FieldIndex index) {
        return command(stub -> stub.createIndex(CreateIndexRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(name)
                .setFieldName(index.field())
                .setIndexName(index.field())
                .addExtraParams(RowLayout.parameter("index_type", index.type()))
                .addExtraParams(RowLayout.parameter(METRIC, index.metric()))
                .addExtraParams(RowLayout.parameter("params", index.params()))
                .build()));
    }

    Reply<Boolean> loaded(String name) {
        return call(
                        stub -> stub.getLoadState(GetLoadStateRequest.newBuilder()
                                .setDbName(database)
                                .setCollectionName(name)
                                .build()),
                        GetLoadStateResponse::getStatus)
                .map(response -> response.getState() == LoadState.LoadStateLoaded);
    }

    Reply<Status> load(String name) {
        return command(stub -> stub.loadCollection(LoadCollectionRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(name)
                .setReplicaNumber(1)
                .build()));
    }

    /** The collection that an alias names. */
    Reply<String> aliasTarget(String alias) {
        return call(
                        stub -> stub.describeAlias(DescribeAliasRequest.newBuilder()
                                .setDbName(database)
                                .setAlias(alias)
                                .build()),
                        DescribeAliasResponse::getStatus)
                .map(DescribeAliasResponse::getCollection);
    }

    Reply<Status> createAlias(String alias, String collection) {
        return command(stub -> stub.createAlias(CreateAliasRequest.newBuilder()
                .setDbName(database)
                .setAlias(alias)
                .setCollectionName(collection)
                .build()));
    }

    Reply<Long> rowCount(String name) {
        return call(
                        stub -> stub.query(QueryRequest.newBuilder()
                                .setDbName(database)
                                .setCollectionName(name)
                                .addOutputFields("count(*)")
                                .setConsistencyLevel(ConsistencyLevel.Strong)
                                .build()),
                        QueryResults::getStatus)
                .map(results ->
                        results.getFieldsData(0).getScalars().getLongData().getData(0));
    }

    private Reply<Status> command(Function<MilvusServiceFutureStub, ListenableFuture<Status>> call) {
        return call(call, Function.identity());
    }

    private <A> Reply<A> call(Function<MilvusServiceFutureStub, ListenableFuture<A>> call, Function<A, Status> status) {
        return connection.call(call, status, DEADLINE).join();
    }
}
