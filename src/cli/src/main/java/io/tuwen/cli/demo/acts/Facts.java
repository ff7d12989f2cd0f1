package io.tuwen.cli.demo.acts;

import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.search.act.Performance.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be seen after something was done, as facts. */
final class Facts {
    private final Standing before;
    private final Change change;
    private final Look now;
    private final List<Fact> facts = new ArrayList<>();

    Facts(Standing before, Change change, Look now) {
        this.before = before;
        this.change = change;
        this.now = now;
    }

    private Facts fact(String name, boolean holds, Map<String, Object> values) {
        facts.add(new Fact(name, holds, values));
        return this;
    }

    List<Fact> list() {
        return facts;
    }

    /** All rows have another value of an attribute. */
    Facts attributeChanged(String name, Object wanted) {
        boolean everywhere = before.rows().keySet().stream().allMatch(tower -> wanted.equals(attribute(tower, name)));
        Map<String, Object> values = new HashMap<>(Map.of("name", name, "after_ms", now.afterMillis()));
        put(values, "before", before.attributes().values().get(name));
        put(
                values,
                "after",
                before.rows().keySet().stream()
                        .map(tower -> attribute(tower, name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        return fact("attribute_changed", everywhere, values);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private @Nullable Object attribute(Tower tower, String name) {
        Row row = now.rows().get(tower);
        return row == null ? null : row.header().attributes().values().get(name);
    }

    /** Float for float. */
    Facts vectorsUntouched() {
        boolean untouched = before.rows().entrySet().stream().allMatch(was -> {
            Row row = now.rows().get(was.getKey());
            return row != null && Arrays.equals(row.vector(), was.getValue().vector());
        });
        return fact("vector_untouched", untouched, Map.of());
    }

    Facts inferencesSpent(long wanted) {
        long spent = now.since().inferences();
        return fact("inferences_spent", spent == wanted, Map.of("count", spent));
    }

    /** The picture's row has the change's version and another vector. */
    Facts pictureVectorChanged() {
        Row was = before.rows().get(Tower.IMAGE);
        Row is = now.rows().get(Tower.IMAGE);
        if (was == null || is == null) {
            return fact("vector_changed", false, Map.of("after_ms", now.afterMillis()));
        }
        boolean changed = is.header().version() == change.version() && !Arrays.equals(is.vector(), was.vector());
        return fact(
                "vector_changed",
                changed,
                Map.of("cosine", cosine(was.vector(), is.vector()), "after_ms", now.afterMillis()));
    }

    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return Math.round(sum * 10_000) / 10_000.0;
    }

    Facts addressUnchanged(String address) {
        return fact(
                "address_unchanged", address.equals(change.lines().get(0).get("image")), Map.of("address", address));
    }

    /** @param filter as the service takes it */
    Facts hiddenByFilter(boolean hidden, String filter) {
        return fact("hidden_by_filter", hidden, Map.of("filter", filter));
    }

    Facts rowsGone() {
        for (Tower tower : before.rows().keySet().stream().sorted().toList()) {
            boolean gone = !now.rows().containsKey(tower);
            fact("row_gone", gone, Map.of("side", side(tower), "after_ms", now.afterMillis()));
        }
        return this;
    }

    /** The row is the very one that it was. */
    Facts rowUnchanged(Tower tower) {
        Row was = before.rows().get(tower);
        Row is = now.rows().get(tower);
        boolean same = was != null
                && is != null
                && was.header().equals(is.header())
                && Arrays.equals(was.vector(), is.vector());
        long version = is == null ? -1 : is.header().version();
        return fact("row_unchanged", same, Map.of("side", side(tower), "version", version));
    }

    /** The row stands at the change's version, whatever came after it. */
    Facts rowStandsAt(Tower tower, long version) {
        Row is = now.rows().get(tower);
        long found = is == null ? -1 : is.header().version();
        return fact("row_unchanged", found == version, Map.of("side", side(tower), "version", found));
    }

    /** So many records of an older version were passed over. */
    Facts superseded(long version, long by, int records) {
        return fact("superseded", now.since().superseded() == records, Map.of("version", version, "by", by));
    }

    Facts deadLetter(String wanted) {
        String code = now.letters().isEmpty() ? "" : now.letters().get(0);
        return fact("dead_letter", wanted.equals(code), Map.of("code", code, "after_ms", now.afterMillis()));
    }

    Facts othersKeptFlowing() {
        long arrivals = now.since().arrivals();
        return fact(
                "others_kept_flowing",
                arrivals > 0,
                Map.of("arrivals", arrivals, "p99_ms", now.since().p99Millis()));
    }

    static String side(Tower tower) {
        return switch (tower) {
            case IMAGE -> "images";
            case TEXT -> "captions";
        };
    }
}
