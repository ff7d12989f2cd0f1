package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.milvus.Reply.Done;
import io.tuwen.milvus.StoreMetrics.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Requests that are repeated while their failure means waiting. */
final class RetryingRows implements AutoCloseable {
    private final RowCalls calls;
    private final Retrying retrying;
    private final Scheduler scheduler;
    private final StoreMetrics metrics;

    RetryingRows(RowCalls calls, Retrying retrying, Scheduler scheduler, StoreMetrics metrics) {
        this.calls = calls;
        this.retrying = retrying;
        this.scheduler = scheduler;
        this.metrics = metrics;
    }

    CompletableFuture<Outcome<Integer>> upsert(List<StoredRow> rows) {
        return run(Operation.UPSERT, rows.size(), () -> calls.upsert(rows));
    }

    CompletableFuture<Outcome<Integer>> delete(List<RowKey> keys) {
        return run(Operation.DELETE, keys.size(), () -> calls.delete(keys));
    }

    CompletableFuture<Outcome<List<StoredRow>>> read(List<RowKey> keys, List<String> fields) {
        return run(Operation.READ, keys.size(), () -> calls.read(keys, fields));
    }

    private <T> CompletableFuture<Outcome<T>> run(
            Operation operation, int rows, Supplier<CompletableFuture<Reply<T>>> call) {
        return retrying.run(operation + " of " + rows + " rows to " + calls, () -> {
            long started = scheduler.nanoTime();
            return call.get().thenApply(reply -> {
                if (reply instanceof Done<T>) {
                    metrics.answered(operation, rows, Duration.ofNanos(scheduler.nanoTime() - started));
                }
                return reply;
            });
        });
    }

    /** What is under way completes with CLOSED. */
    @Override
    public void close() {
        retrying.close();
    }

    @Override
    public String toString() {
        return "Retrying(" + calls + ")";
    }
}
