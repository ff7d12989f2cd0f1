package io.tuwen.cli.search;

import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.util.List;

/** Answers queries with the very classes that fill the index. Not safe for use by many threads. */
public final class CatalogueSearch implements AutoCloseable {
    private final StackClients stack;
    private final QueryEncoder encoder;

    /** @param stack to be closed after this */
    public CatalogueSearch(StackClients stack) {
        this.stack = stack;
        this.encoder = new QueryEncoder(stack.model());
    }

    /**
     * The nearest first.
     *
     * @param target whether pictures or captions are searched
     * @param k at least 1
     * @throws FailureException that tells what is wrong with the query, or what does not answer
     */
    public List<Hit> search(Query query, Tower target, int k) {
        if (query instanceof Query.Encodable encodable) {
            float[] vector = encoder.encode(encodable).vector();
            return stack.search(target, List.of(vector), k, Filter.NONE).get(0);
        }
        ItemId item = ((Query.Like) query).item();
        return stack.search(target, List.of(stored(item, target)), k + 1, Filter.NONE).get(0).stream()
                .filter(hit -> !hit.header().key().itemId().equals(item))
                .limit(k)
                .toList();
    }

    /**
     * Many sentences at once, in batches on their way to the model and in one request to the index.
     *
     * @param sentences 1 to 1000
     * @return for each of them what {@link #search(Query, Tower, int)} would find among the rows that pass the filter
     */
    public List<List<Hit>> search(List<Query.Text> sentences, Tower target, int k, Filter filter) {
        return stack.search(target, encoder.vectors(sentences), k, filter);
    }

    private float[] stored(ItemId item, Tower target) {
        List<Row> rows = stack.get(target, List.of(new RowKey(ContentId.MAIN, item)));
        if (rows.isEmpty()) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--like " + item + ": not in " + target.alias() + " (expected: an item that is indexed)");
        }
        return rows.get(0).vector();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
