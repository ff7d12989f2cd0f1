package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Single requests about the rows of one collection: one try, one reply for all that is in it. Every future completes,
 * normally. Safe for use by many threads.
 */
interface RowCalls {

    /** @param rows at least one, each key once */
    CompletableFuture<Reply<Integer>> upsert(List<StoredRow> rows);

    /** @param keys at least one */
    CompletableFuture<Reply<Integer>> delete(List<RowKey> keys);

    /**
     * Strongly consistent; rows that are not there are left out.
     *
     * @param keys at least one
     * @param fields names of {@link RowLayout}
     */
    CompletableFuture<Reply<List<StoredRow>>> read(List<RowKey> keys, List<String> fields);
}
