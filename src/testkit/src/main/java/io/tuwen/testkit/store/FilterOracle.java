package io.tuwen.testkit.store;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.index.Filter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a filter passes, by its definition. */
public final class FilterOracle {
    private FilterOracle() {}

    public static boolean passes(Filter filter, Attributes attributes) {
        if (filter instanceof Filter.And and) {
            return and.all().stream().allMatch(part -> passes(part, attributes));
        }
        if (filter instanceof Filter.Or or) {
            return or.any().stream().anyMatch(part -> passes(part, attributes));
        }
        if (filter instanceof Filter.Not not) {
            return !passes(not.filter(), attributes);
        }
        if (filter instanceof Filter.Exists exists) {
            return attributes.values().containsKey(exists.attribute());
        }
        if (filter instanceof Filter.Equal equal) {
            Integer order = compare(attributes.values().get(equal.attribute()), equal.value());
            return order != null && order == 0;
        }
        if (filter instanceof Filter.Ordered ordered) {
            return passes(ordered, attributes);
        }
        return true;
    }

    private static boolean passes(Filter.Ordered ordered, Attributes attributes) {
        Integer order = compare(attributes.values().get(ordered.attribute()), ordered.value());
        if (order == null) {
            return false;
        }
        return switch (ordered.order()) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** Null where the two are not of one kind. */
    private static @Nullable Integer compare(@Nullable Object found, Object wanted) {
        if (found instanceof String text && wanted instanceof String other) {
            return compareCodePoints(text, other);
        }
        if (found instanceof Boolean truth && wanted instanceof Boolean other) {
            return truth.compareTo(other);
        }
        if (found instanceof Number number && wanted instanceof Number other) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString()));
        }
        return null;
    }

    private static int compareCodePoints(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    }
}
