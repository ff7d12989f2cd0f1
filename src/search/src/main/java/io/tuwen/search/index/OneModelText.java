package io.tuwen.search.index;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.port.TextSearch;
import java.util.List;
import java.util.Optional;

/** As {@link OneModelSearch}, for the words of the model's captions. */
final class OneModelText implements TextSearch {
    private final AliasCheck alias;
    private final TextSearch collection;

    /** @param collection the model's own, by its own name */
    OneModelText(AliasCheck alias, TextSearch collection) {
        this.alias = alias;
        this.collection = collection;
    }

    @Override
    public Optional<String> absence() {
        return alias.require().fullTextAbsence();
    }

    @Override
    public List<Hit> search(String words, int k, Filter filter) {
        alias.require();
        return collection.search(words, k, filter);
    }

    @Override
    public void close() {
        collection.close();
    }

    @Override
    public String toString() {
        return "OneModel(" + collection + ")";
    }
}
