package io.tuwen.milvus;

import io.milvus.grpc.DslType;
import io.milvus.grpc.PlaceholderGroup;
import io.milvus.grpc.PlaceholderValue;
import io.milvus.grpc.SearchRequest;
import io.milvus.grpc.SearchResultData;
import io.milvus.grpc.SearchResults;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Searches of one collection or alias, each one try. */
final class SearchCalls {
    private static final int MOST_HITS = 16_384;

    /** How many candidates HNSW keeps at least. */
    private static final int LEAST_BREADTH = 128;

    private final String database;
    private final String name;
    private final RowLayout layout;
    private final Visibility visibility;
    private final RowColumns columns;
    private final GrpcRows rows;

    SearchCalls(MilvusConnection connection, String name, RowLayout layout, Visibility visibility) {
        this.database = connection.settings().database();
        this.name = name;
        this.layout = layout;
        this.visibility = visibility;
        this.columns = new RowColumns(layout);
        this.rows = new GrpcRows(connection, name, layout);
    }

    /** For each question of a request, in its order, the best hits first. */
    CompletableFuture<Reply<List<List<Hit>>>> send(SearchRequest request) {
        return rows.ask(stub -> stub.search(request), SearchResults::getStatus)
                .thenApply(reply -> reply.map(results -> hits(results.getResults(), (int) request.getNq())));
    }

    /** @throws IllegalArgumentException when k is out of range */
    SearchRequest request(PlaceholderValue questions, FieldIndex by, int k, Filter filter) {
        if (k < 1 || k > MOST_HITS) {
            throw new IllegalArgumentException("k: " + k + " (expected: 1 to " + MOST_HITS + ")");
        }
        return SearchRequest.newBuilder()
                .setDbName(database)
                .setCollectionName(name)
                .setDslType(DslType.BoolExprV1)
                .setDsl(Expressions.of(filter))
                .setNq(questions.getValuesCount())
                .setPlaceholderGroup(PlaceholderGroup.newBuilder()
                        .addPlaceholders(questions)
                        .build()
                        .toByteString())
                .addAllOutputFields(layout.headerFields())
                .setConsistencyLevel(visibility.level())
                .addSearchParams(RowLayout.parameter("anns_field", by.field()))
                .addSearchParams(RowLayout.parameter("topk", Integer.toString(k)))
                .addSearchParams(RowLayout.parameter(CollectionCalls.METRIC, by.metric()))
                .addSearchParams(RowLayout.parameter("round_decimal", "-1"))
                .addSearchParams(RowLayout.parameter("params", effort(by, k)))
                .build();
    }

    private static String effort(FieldIndex by, int k) {
        return by == FieldIndex.VECTORS ? "{\"ef\": " + Math.max(LEAST_BREADTH, k) + "}" : "{}";
    }

    /** The hits of all questions lie one after the other; {@code topks} tells how many are whose, if there are any. */
    private List<List<Hit>> hits(SearchResultData results, int questions) {
        List<StoredRow> found = columns.read(results.getFieldsDataList());
        List<List<Hit>> answers = new ArrayList<>(questions);
        int from = 0;
        for (int question = 0; question < questions; question++) {
            int to = question < results.getTopksCount() ? from + (int) results.getTopks(question) : from;
            answers.add(IntStream.range(from, to)
                    .mapToObj(i -> new Hit(found.get(i).header(), results.getScores(i)))
                    .toList());
            from = to;
        }
        return answers;
    }
}
