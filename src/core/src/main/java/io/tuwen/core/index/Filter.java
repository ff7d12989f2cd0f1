package io.tuwen.core.index;

import io.tuwen.core.event.Attributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which rows may be found, by their attributes. Never an index's own language, so that no value can become code.
 *
 * <p>Every filter passes a row or does not: an attribute that is not there, or of another kind (text, number, boolean), makes
 * a comparison fail, and {@link Not} of it pass. Numbers are compared by value, whole or not; texts by code points.
 */
public sealed interface Filter {
    /** Every row. */
    Filter NONE = new Everything();

    record Everything() implements Filter {}

    /**
     * Rows that have an attribute of exactly this value.
     *
     * @param attribute letters, digits, spaces, {@code _}, {@code -} and {@code .}: 1 to 64 of them, the first no space
     * @param value what {@link Attributes} hold
     */
    record Equal(String attribute, Object value) implements Filter {
        public Equal {
            Names.require(attribute);
            Attributes.of(Map.of(attribute, value));
        }

        /** The attributes that pass, and no others. */
        public Attributes attributes() {
            return Attributes.of(Map.of(attribute, value));
        }
    }

    /**
     * Rows that have an attribute on this side of a value.
     *
     * @param attribute as in {@link Equal}
     * @param value a number or a text
     */
    record Ordered(String attribute, Order order, Object value) implements Filter {
        public Ordered {
            Names.require(attribute);
            Attributes.of(Map.of(attribute, value));
            if (value instanceof Boolean) {
                throw new IllegalArgumentException(
                        "filter: " + attribute + " " + order.sign() + " " + value + " (expected: a number or a text)");
            }
        }
    }

    /** Rows that have an attribute, whatever its value. */
    record Exists(String attribute) implements Filter {
        public Exists {
            Names.require(attribute);
        }
    }

    /** @param all at least one */
    record And(List<Filter> all) implements Filter {
        public And {
            all = Names.requireSome("and", all);
        }
    }

    /** @param any at least one */
    record Or(List<Filter> any) implements Filter {
        public Or {
            any = Names.requireSome("or", any);
        }
    }

    record Not(Filter filter) implements Filter {}

    /** Rows that have an attribute of another value, of whatever kind. */
    static Filter unequal(String attribute, Object value) {
        return new And(List.of(new Exists(attribute), new Not(new Equal(attribute, value))));
    }

    /** @param values at least one */
    static Filter in(String attribute, Collection<?> values) {
        return new Or(values.stream()
                .map(value -> (Filter) new Equal(attribute, value))
                .toList());
    }
}
