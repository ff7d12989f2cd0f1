package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.milvus.grpc.PlaceholderType;
import io.milvus.grpc.PlaceholderValue;
import io.milvus.grpc.SearchRequest;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.TextSearch;
import java.util.List;
import java.util.Optional;

/**
 * The words of one collection of captions, or alias. Asks again for {@link MilvusSettings.Patience#answer} while the server is
 * away or loading.
 */
public final class MilvusTextSearch implements TextSearch {
    private final CatalogueCollections collections;
    private final String name;
    private final String title;
    private final SearchCalls searches;
    private final Blocking blocking;

    private MilvusTextSearch(MilvusConnection connection, String name, RowLayout layout, Visibility visibility) {
        this.collections = new CatalogueCollections(connection);
        this.name = name;
        this.title = connection + ": words of " + name;
        this.searches = new SearchCalls(connection, name, layout, visibility);
        this.blocking =
                new Blocking(RetryPolicy.within(connection.settings().patience().answer()));
    }

    /**
     * Needs no server yet.
     *
     * @param connection stays open when the search is closed
     * @param name of the collection of captions, or its alias
     * @param dim floats in its vectors
     */
    public static MilvusTextSearch open(MilvusConnection connection, String name, int dim, Visibility visibility) {
        return new MilvusTextSearch(connection, name, new RowLayout(Tower.TEXT, dim), visibility);
    }

    /** Asked each time, since a collection can be built anew. */
    @Override
    public Optional<String> absence() {
        return collections.inUse(name).fullTextAbsence();
    }

    /** @throws IllegalArgumentException when k is out of range */
    @Override
    public List<Hit> search(String words, int k, Filter filter) {
        PlaceholderValue question = PlaceholderValue.newBuilder()
                .setTag("$0")
                .setType(PlaceholderType.VarChar)
                .addValues(ByteString.copyFromUtf8(words))
                .build();
        SearchRequest request = searches.request(question, FieldIndex.WORDS, k, filter);
        Outcome<List<List<Hit>>> outcome = blocking.run(title, () -> searches.send(request));
        return Blocking.valueOf(outcome, title).get(0).stream()
                .map(MilvusTextSearch::positive)
                .toList();
    }

    /** milvus-lite tells a distance, which is the score below 0. */
    private static Hit positive(Hit hit) {
        return new Hit(hit.header(), Math.abs(hit.score()));
    }

    /** Calls that others wait in end with CLOSED. */
    @Override
    public void close() {
        blocking.close();
    }

    @Override
    public String toString() {
        return title;
    }
}
