package io.tuwen.search.metrics;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.port.TextSearch;
import io.tuwen.search.metrics.SearchMetrics.Part;
import java.util.List;
import java.util.Optional;

/** Tells how long the words of the index were waited for. */
record TimedText(TextSearch index, SearchMetrics metrics) implements TextSearch {
    @Override
    public Optional<String> absence() {
        return index.absence();
    }

    @Override
    public List<Hit> search(String words, int k, Filter filter) {
        return metrics.timed(Part.INDEX, () -> index.search(words, k, filter));
    }

    @Override
    public void close() {
        index.close();
    }
}
