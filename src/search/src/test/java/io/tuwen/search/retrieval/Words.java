package io.tuwen.search.retrieval;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.port.TextSearch;
import io.tuwen.testkit.store.FilterOracle;
import io.tuwen.testkit.store.SampleRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Captions in memory, cut at spaces; a row scores a point for each word that it shares. */
public final class Words implements TextSearch {
    private final List<RowHeader> rows = new ArrayList<>();
    private Optional<String> absence = Optional.empty();

    public Words with(String item, String caption) {
        return with(item, caption, Attributes.NONE);
    }

    public Words with(String item, String caption, Attributes attributes) {
        rows.add(new RowHeader(SampleRows.key(item), 1, Digest.NONE, Instant.EPOCH, attributes, caption));
        return this;
    }

    public void lose(String reason) {
        absence = Optional.of(reason);
    }

    @Override
    public Optional<String> absence() {
        return absence;
    }

    @Override
    public List<Hit> search(String words, int k, Filter filter) {
        Set<String> sought = Set.copyOf(Arrays.asList(words.split(" ")));
        return rows.stream()
                .filter(row -> FilterOracle.passes(filter, row.attributes()))
                .map(row -> new Hit(row, shared(row, sought)))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(k)
                .toList();
    }

    private static long shared(RowHeader row, Set<String> sought) {
        return Arrays.stream(String.valueOf(row.caption()).split(" "))
                .distinct()
                .filter(sought::contains)
                .count();
    }

    @Override
    public void close() {}
}
