package io.tuwen.milvus;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import java.util.Collection;
import java.util.stream.Collectors;

/** Questions in Milvus' language. */
final class Expressions {
    private Expressions() {}

    static String keyIn(Collection<RowKey> keys) {
        return keys.stream()
                .map(key -> Literals.text(key.toString()))
                .collect(Collectors.joining(",", RowLayout.ROW_KEY + " in [", "]"));
    }

    /** @param key the last one seen; empty for all rows */
    static String keyAfter(String key) {
        return RowLayout.ROW_KEY + " > " + Literals.text(key);
    }

    static String itemIs(ItemId item) {
        return RowLayout.ITEM_ID + " == " + Literals.text(item.value());
    }

    /** Empty for all rows. */
    static String of(Filter filter) {
        return filter instanceof Filter.Everything ? "" : FilterExpression.of(filter);
    }
}
