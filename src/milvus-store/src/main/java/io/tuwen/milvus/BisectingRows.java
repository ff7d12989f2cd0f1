package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One request for all; where it is refused, its first half and then its second, down to the rows that are to blame. Rows
 * that a refused request may have written all the same are written again: whole rows may be.
 */
final class BisectingRows implements Rows {
    private final RetryingRows requests;
    private final StoreMetrics metrics;

    BisectingRows(RetryingRows requests, StoreMetrics metrics) {
        this.requests = requests;
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> upsert(List<StoredRow> rows) {
        return bisect(rows, StoredRow::key, requests::upsert);
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys) {
        return bisect(keys, Function.identity(), requests::delete);
    }

    @Override
    public CompletableFuture<Outcome<List<StoredRow>>> read(List<RowKey> keys, List<String> fields) {
        return requests.read(keys, fields).thenCompose(said -> {
            if (keys.size() < 2 || !refused(said)) {
                return CompletableFuture.completedFuture(said);
            }
            metrics.bisected(keys.size());
            return read(head(keys), fields)
                    .thenCompose(first -> first instanceof Failed<List<StoredRow>>
                            ? CompletableFuture.completedFuture(first)
                            : read(tail(keys), fields)
                                    .thenApply(second -> first.then(a -> second.map(b -> Lists.concat(a, b)))));
        });
    }

    private <T> CompletableFuture<List<Outcome<RowKey>>> bisect(
            List<T> rows, Function<T, RowKey> key, Function<List<T>, CompletableFuture<Outcome<Integer>>> send) {
        return send.apply(rows).thenCompose(said -> {
            if (rows.size() < 2 || !refused(said)) {
                return CompletableFuture.completedFuture(
                        rows.stream().map(row -> outcome(key.apply(row), said)).toList());
            }
            metrics.bisected(rows.size());
            return bisect(head(rows), key, send)
                    .thenCompose(
                            first -> bisect(tail(rows), key, send).thenApply(second -> Lists.concat(first, second)));
        });
    }

    private static Outcome<RowKey> outcome(RowKey key, Outcome<Integer> said) {
        if (said instanceof Failed<Integer> failed) {
            Failure failure = failed.failure();
            return Outcome.failed(
                    new Failure(failure.code(), "row " + key + ": " + failure.message(), failure.retryAfter()));
        }
        return Outcome.success(key);
    }

    private static boolean refused(Outcome<?> outcome) {
        return outcome instanceof Failed<?> failed && failed.failure().code() == FailureCode.INDEX_ROW_REFUSED;
    }

    private static <T> List<T> head(List<T> rows) {
        return rows.subList(0, rows.size() / 2);
    }

    private static <T> List<T> tail(List<T> rows) {
        return rows.subList(rows.size() / 2, rows.size());
    }

    @Override
    public void close() {
        requests.close();
    }

    @Override
    public String toString() {
        return "Bisecting(" + requests + ")";
    }
}
