package io.tuwen.core.port;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
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
     * Many questions in one request, which costs little more than one.
     *
     * @param vectors 1 to 1000, each dim floats of length 1
     * @param k 1 to 16384
     * @return for each vector at most k hits that pass the filter, best first
     */
    List<List<Hit>> search(List<float[]> vectors, int k, Filter filter);

    /** One question, over all rows. */
    default List<Hit> search(float[] vector, int k) {
        return search(List.of(vector), k, Filter.NONE).get(0);
    }

    /** Whole rows by key, strongly consistent; keys that are not there are left out. */
    List<Row> get(Collection<RowKey> keys);

    /** All rows of an item without their vectors, strongly consistent, in no order. */
    List<RowHeader> of(ItemId item);

    /** Visits every row once, in no order, strongly consistent at the start. */
    void scan(Consumer<RowHeader> visitor);

    @Override
    void close();
}
