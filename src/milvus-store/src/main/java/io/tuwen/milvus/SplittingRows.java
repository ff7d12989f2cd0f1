package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Cuts what is too many rows or bytes for one request, and sends part after part: one is in flight at a time. */
final class SplittingRows implements Rows {
    /** In an expression: its text twice, as content id and item id, with quotes. */
    private static final int BYTES_OF_A_KEY = 1_024;

    private final Rows rows;
    private final MilvusSettings.Limits limits;

    SplittingRows(Rows rows, MilvusSettings.Limits limits) {
        this.rows = rows;
        this.limits = limits;
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> upsert(List<StoredRow> all) {
        return inTurn(parts(all, StoredRow::bytes), rows::upsert);
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys) {
        return inTurn(parts(keys, key -> BYTES_OF_A_KEY), rows::delete);
    }

    @Override
    public CompletableFuture<Outcome<List<StoredRow>>> read(List<RowKey> keys, List<String> fields) {
        CompletableFuture<Outcome<List<StoredRow>>> found =
                CompletableFuture.completedFuture(Outcome.success(List.of()));
        for (List<RowKey> part : parts(keys, key -> BYTES_OF_A_KEY)) {
            found = found.thenCompose(before -> before instanceof Outcome.Failed<List<StoredRow>>
                    ? CompletableFuture.completedFuture(before)
                    : rows.read(part, fields).thenApply(more -> before.then(a -> more.map(b -> Lists.concat(a, b)))));
        }
        return found;
    }

    private <T> CompletableFuture<List<Outcome<RowKey>>> inTurn(
            List<List<T>> parts, Function<List<T>, CompletableFuture<List<Outcome<RowKey>>>> send) {
        CompletableFuture<List<Outcome<RowKey>>> done = CompletableFuture.completedFuture(List.of());
        for (List<T> part : parts) {
            done = done.thenCompose(before -> send.apply(part).thenApply(more -> Lists.concat(before, more)));
        }
        return done;
    }

    private <T> List<List<T>> parts(List<T> all, ToIntFunction<T> bytesOf) {
        List<List<T>> parts = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            int more = bytesOf.applyAsInt(all.get(i));
            if (i > from && (i - from == limits.rows() || bytes + more > limits.bytes())) {
                parts.add(all.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += more;
        }
        if (from < all.size()) {
            parts.add(all.subList(from, all.size()));
        }
        return parts;
    }

    @Override
    public void close() {
        rows.close();
    }

    @Override
    public String toString() {
        return "Splitting(" + rows + ")";
    }
}
