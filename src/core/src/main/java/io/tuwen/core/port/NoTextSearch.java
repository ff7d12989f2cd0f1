package io.tuwen.core.port;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import java.util.List;
import java.util.Optional;

/** Finds nothing, and says so before. */
final class NoTextSearch implements TextSearch {
    @Override
    public Optional<String> absence() {
        return Optional.of("this index keeps no full text");
    }

    @Override
    public List<Hit> search(String words, int k, Filter filter) {
        return List.of();
    }

    @Override
    public void close() {}
}
