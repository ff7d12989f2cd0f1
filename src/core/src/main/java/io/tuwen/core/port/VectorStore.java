package io.tuwen.core.port;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.outcome.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The write side of one collection. Its caller owns the rows that it writes: of two calls that touch one key the second
 * must not start before the first has completed.
 *
 * <p>Every future completes, normally, with one outcome a row in order; a refused batch is taken apart until only the
 * refused rows fail. Failures that mean waiting are waited for inside; calls under way at {@link #close()} complete with
 * {@code CLOSED}. Safe for use by many threads.
 */
public interface VectorStore extends AutoCloseable {

    /** Puts whole rows, each key at most once. */
    CompletableFuture<List<Outcome<RowKey>>> upsert(List<Row> rows);

    /**
     * Changes version, time and attributes of rows that are there, each key at most once; else INDEX_ROW_MISSING. Of the
     * attributes that stand there the system's own stay: they belong to the content.
     */
    CompletableFuture<List<Outcome<RowKey>>> retag(List<RowTag> tags);

    /** Takes rows away; a key that is not there counts as done. */
    CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys);

    /** Reads what is stored now, strongly consistent; keys that are not there are left out. */
    CompletableFuture<Outcome<Map<RowKey, RowHeader>>> read(Collection<RowKey> keys);

    @Override
    void close();
}
