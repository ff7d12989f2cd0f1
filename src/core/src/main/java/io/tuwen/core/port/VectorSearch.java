package io.tuwen.core.port;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The read side of one collection or alias. Blocking; safe for use by many threads.
 *
 * <p>All methods throw {@link io.tuwen.core.outcome.FailureException} when the index cannot answer.
 */
public interface VectorSearch extends AutoCloseable {

    /**
     * @param vector dim floats of length 1
     * @param k 1 to 16384
     * @return at most k hits, best first
     */
    List<Hit> search(float[] vector, int k);

    /** Whole rows by key, strongly consistent; keys that are not there are left out. */
    List<Row> get(Collection<RowKey> keys);

    /** Visits every row once, in no order, strongly consistent at the start. */
    void scan(Consumer<RowHeader> visitor);

    @Override
    void close();
}
