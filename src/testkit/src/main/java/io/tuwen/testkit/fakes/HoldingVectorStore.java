package io.tuwen.testkit.fakes;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.VectorStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that carries calls out at once, or, while it holds, one by one as it is told to. It notices when two
 * calls under way share a key, which its callers must never do. Safe for use by many threads.
 */
public final class HoldingVectorStore implements VectorStore {
    private final Map<RowKey, Row> rows = new LinkedHashMap<>();
    private final Set<RowKey> refused = new HashSet<>();
    private final Set<RowKey> underWay = new HashSet<>();
    private final List<String> sharedKeys = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private boolean closed;
    private @Nullable FailureCode failure;

    /** From now on calls wait. */
    public synchronized void hold() {
        holding = true;
    }

    /** Carries the oldest waiting call out. @return false when none waits */
    public synchronized boolean releaseOne() {
        Runnable call = held.pollFirst();
        if (call != null) {
            call.run();
        }
        return call != null;
    }

    /** Carries everything out, now and from now on. */
    public synchronized void release() {
        holding = false;
        while (releaseOne()) {}
    }

    /** From now on this row is refused, whatever it holds. */
    public synchronized void refuse(RowKey key) {
        refused.add(key);
    }

    /** From now on all rows fail so. */
    public synchronized void answerWith(FailureCode code) {
        failure = code;
    }

    /** Puts a row there as if somebody else had. */
    public synchronized void plant(Row row) {
        rows.put(row.header().key(), row);
    }

    public synchronized Map<RowKey, Row> rows() {
        return Map.copyOf(rows);
    }

    /** Every call so far, as {@code upsert 2}: what, and how many keys. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Keys that were in two calls at once; empty for a caller that keeps its promise. */
    public synchronized List<String> sharedKeys() {
        return List.copyOf(sharedKeys);
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> upsert(List<Row> all) {
        List<RowKey> keys = all.stream().map(row -> row.header().key()).toList();
        Map<RowKey, Row> byKey = new LinkedHashMap<>();
        all.forEach(row -> byKey.put(row.header().key(), row));
        return call(
                "upsert",
                keys,
                () -> each(keys, key -> {
                    rows.put(key, Objects.requireNonNull(byKey.get(key)));
                    return Outcome.success(key);
                }));
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> retag(List<RowTag> tags) {
        Map<RowKey, RowTag> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag));
        List<RowKey> keys = List.copyOf(byKey.keySet());
        return call("retag", keys, () -> each(keys, key -> retagged(Objects.requireNonNull(byKey.get(key)))));
    }

    private Outcome<RowKey> retagged(RowTag tag) {
        Row row = rows.get(tag.key());
        if (row == null) {
            return Outcome.failed(FailureCode.INDEX_ROW_MISSING, tag.key() + ": not there");
        }
        RowHeader old = row.header();
        RowHeader header = new RowHeader(
                tag.key(),
                tag.version(),
                old.contentDigest(),
                tag.occurredAt(),
                tag.attributes().keepingOwnOf(old.attributes()),
                old.caption());
        rows.put(tag.key(), new Row(header, row.vector()));
        return Outcome.success(tag.key());
    }

    @Override
    public CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys) {
        return call(
                "delete",
                keys,
                () -> each(keys, key -> {
                    rows.remove(key);
                    return Outcome.success(key);
                }));
    }

    @Override
    public CompletableFuture<Outcome<Map<RowKey, RowHeader>>> read(Collection<RowKey> keys) {
        return call("read", keys, () -> {
            Map<RowKey, RowHeader> found = new LinkedHashMap<>();
            for (RowKey key : keys) {
                Row row = rows.get(key);
                if (row != null) {
                    found.put(key, row.header());
                }
            }
            return Outcome.success(found);
        });
    }

    private List<Outcome<RowKey>> each(List<RowKey> keys, Function<RowKey, Outcome<RowKey>> change) {
        List<Outcome<RowKey>> outcomes = new ArrayList<>();
        for (RowKey key : keys) {
            FailureCode code = refused.contains(key) ? FailureCode.INDEX_ROW_REFUSED : failure;
            outcomes.add(code == null ? change.apply(key) : Outcome.failed(code, key + ": told to fail"));
        }
        return outcomes;
    }

    private synchronized <T> CompletableFuture<T> call(String name, Collection<RowKey> keys, Supplier<T> work) {
        calls.add(name + " " + keys.size());
        keys.stream().filter(key -> !underWay.add(key)).forEach(key -> sharedKeys.add(name + " " + key));
        CompletableFuture<T> result = new CompletableFuture<>();
        held.addLast(() -> {
            underWay.removeAll(keys);
            result.complete(work.get());
        });
        if (!holding) {
            releaseOne();
        }
        return result;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
