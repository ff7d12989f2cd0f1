package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Any number of rows of one collection, one outcome each, in order. Every future completes, normally. Safe for use by many
 * threads, as long as no two calls under way touch one key.
 */
interface Rows extends AutoCloseable {

    /** @param rows each key once */
    CompletableFuture<List<Outcome<RowKey>>> upsert(List<StoredRow> rows);

    CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys);

    /** Strongly consistent; rows that are not there are left out. */
    CompletableFuture<Outcome<List<StoredRow>>> read(List<RowKey> keys, List<String> fields);

    /** What is under way completes with CLOSED. */
    @Override
    void close();
}
