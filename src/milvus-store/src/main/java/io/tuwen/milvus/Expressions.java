package io.tuwen.milvus;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import java.util.Collection;
import java.util.stream.Collectors;

/** Filters in Milvus' language. Keys and values come from outside, so they are quoted here and nowhere else. */
final class Expressions {
    private Expressions() {}

    static String keyIn(Collection<RowKey> keys) {
        return keys.stream()
                .map(key -> quoted(key.toString()))
                .collect(Collectors.joining(",", RowLayout.ROW_KEY + " in [", "]"));
    }

    /** @param key the last one seen; empty for all rows */
    static String keyAfter(String key) {
        return RowLayout.ROW_KEY + " > " + quoted(key);
    }

    /** Empty for all rows. */
    static String of(Filter filter) {
        if (filter instanceof Filter.Equal equal) {
            return RowLayout.ATTRIBUTES + "[" + quoted(equal.attribute()) + "] == " + quoted(equal.value());
        }
        return "";
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return '"' + escaped + '"';
    }
}
