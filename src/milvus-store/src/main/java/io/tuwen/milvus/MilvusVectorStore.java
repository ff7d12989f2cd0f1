package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.VectorStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The write side of one collection: {@code Checking(Splitting(Bisecting(Retrying(Grpc))))}.
 *
 * <p>A batch is sent in parts that Milvus takes, part after part. A key that comes twice in one call is the caller's
 * mistake (IllegalArgumentException): releases of Milvus differ in which one they keep.
 */
public final class MilvusVectorStore implements VectorStore {
    private final RowLayout layout;
    private final RowChecks checks;
    private final Rows rows;

    MilvusVectorStore(RowLayout layout, Rows rows) {
        this.layout = layout;
        this.checks = new RowChecks(layout);
        this.rows = rows;
    }

    /**
     * Needs no server yet.
     *
     * @param connection stays open when the store is closed
     * @param collection what {@link CatalogueCollections#ensure} returned
     */
    public static MilvusVectorStore open(
            MilvusConnection connection, CatalogueCollection collection, StoreMetrics metrics) {
        return open(connection, collection, metrics, RetryPolicy.ENDLESS);
    }

    static MilvusVectorStore open(
            MilvusConnection connection, CatalogueCollection collection, StoreMetrics metrics, RetryPolicy policy) {
        RowLayout layout = collection.layout();
        Scheduler scheduler = Scheduler.thread("milvus-retry-" + collection.name());
        Retrying retrying = new Retrying(
                policy, scheduler, metrics, () -> ThreadLocalRandom.current().nextDouble());
        RowCalls calls = new GrpcRows(connection, collection.name(), layout);
        Rows each = new BisectingRows(new RetryingRows(calls, retrying, scheduler, metrics), metrics);
        return new MilvusVectorStore(
                layout, new SplittingRows(each, connection.settings().limits()));
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> upsert(List<Row> all) {
        requireDistinct(all.stream().map(row -> row.header().key()).toList());
        return checked(all.stream().map(checks::prepare).toList(), rows::upsert);
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys) {
        requireDistinct(keys);
        return rows.delete(keys);
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> retag(List<RowTag> tags) {
        requireDistinct(tags.stream().map(RowTag::key).toList());
        return checked(tags.stream().map(checks::prepare).toList(), this::rewrite);
    }

    /** Whole rows, read and written: the caller owns them, and an update of parts is not atomic in Milvus. */
    private CompletableFuture<List<Outcome<RowKey>>> rewrite(List<StoredTag> tags) {
        List<RowKey> keys = tags.stream().map(StoredTag::key).toList();
        return rows.read(keys, layout.allFields()).thenCompose(read -> {
            if (read instanceof Failed<List<StoredRow>> failed) {
                return CompletableFuture.completedFuture(
                        Collections.nCopies(tags.size(), Outcome.failed(failed.failure())));
            }
            Map<RowKey, StoredRow> stored = byKey(((Success<List<StoredRow>>) read).value());
            return checked(tags.stream().map(tag -> retagged(tag, stored)).toList(), rows::upsert);
        });
    }

    private Outcome<StoredRow> retagged(StoredTag tag, Map<RowKey, StoredRow> stored) {
        StoredRow row = stored.get(tag.key());
        return row == null
                ? Outcome.failed(FailureCode.INDEX_ROW_MISSING, "row " + tag.key() + ": not there")
                : checks.prepare(tag, row);
    }

    @Override
    public CompletableFuture<Outcome<Map<RowKey, RowHeader>>> read(Collection<RowKey> keys) {
        return rows.read(List.copyOf(Set.copyOf(keys)), layout.headerFields())
                .thenApply(read -> read.map(found ->
                        found.stream().collect(Collectors.toMap(StoredRow::key, StoredRow::header, (a, b) -> a))));
    }

    private static Map<RowKey, StoredRow> byKey(List<StoredRow> rows) {
        Map<RowKey, StoredRow> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }

    /** Sends what is good, and puts the outcomes where they belong. */
    private static <T> CompletableFuture<List<Outcome<RowKey>>> checked(
            List<Outcome<T>> prepared, Function<List<T>, CompletableFuture<List<Outcome<RowKey>>>> send) {
        List<T> good = new ArrayList<>();
        for (Outcome<T> one : prepared) {
            if (one instanceof Success<T> success) {
                good.add(success.value());
            }
        }
        return send.apply(good).thenApply(sent -> merged(prepared, sent));
    }

    private static <T> List<Outcome<RowKey>> merged(List<Outcome<T>> prepared, List<Outcome<RowKey>> sent) {
        List<Outcome<RowKey>> all = new ArrayList<>(prepared.size());
        int next = 0;
        for (Outcome<T> one : prepared) {
            all.add(one instanceof Failed<T> failed ? Outcome.failed(failed.failure()) : sent.get(next++));
        }
        return all;
    }

    private static void requireDistinct(List<RowKey> keys) {
        Set<RowKey> seen = new HashSet<>();
        for (RowKey key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException(
                        "row " + key + ": twice in one call (expected: folded to the newest)");
            }
        }
    }

    @Override
    public void close() {
        rows.close();
    }

    @Override
    public String toString() {
        return "Checking(" + rows + ")";
    }
}
