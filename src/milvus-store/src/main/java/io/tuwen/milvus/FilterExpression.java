package io.tuwen.milvus;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Filters in Milvus' language, which knows three truth values: a comparison with an attribute that is missing or of another
 * kind is neither true nor false there, nor is its {@code not}. So what a {@link Filter.Not} stands for is spelled out, down to
 * the leaves.
 */
final class FilterExpression {
    private static final String NO_ROW = RowLayout.ROW_KEY + " == \"\"";

    private FilterExpression() {}

    static String of(Filter filter) {
        return passing(filter);
    }

    private static String passing(Filter filter) {
        if (filter instanceof Filter.And and) {
            return joined(and.all(), " and ", FilterExpression::passing);
        }
        if (filter instanceof Filter.Or or) {
            return joined(or.any(), " or ", FilterExpression::passing);
        }
        if (filter instanceof Filter.Not not) {
            return failing(not.filter());
        }
        if (filter instanceof Filter.Exists exists) {
            return "exists " + Literals.attribute(exists.attribute());
        }
        if (filter instanceof Filter.Equal equal) {
            return compared(equal.attribute(), "==", equal.value());
        }
        if (filter instanceof Filter.Ordered ordered) {
            return compared(ordered.attribute(), ordered.order().sign(), ordered.value());
        }
        return Expressions.keyAfter("");
    }

    private static String failing(Filter filter) {
        if (filter instanceof Filter.And and) {
            return joined(and.all(), " or ", FilterExpression::failing);
        }
        if (filter instanceof Filter.Or or) {
            return joined(or.any(), " and ", FilterExpression::failing);
        }
        if (filter instanceof Filter.Not not) {
            return passing(not.filter());
        }
        if (filter instanceof Filter.Exists exists) {
            return absent(exists.attribute());
        }
        if (filter instanceof Filter.Equal equal) {
            return anyOf(notEqual(equal.attribute(), equal.value()));
        }
        if (filter instanceof Filter.Ordered ordered) {
            return anyOf(notOrdered(ordered));
        }
        return NO_ROW;
    }

    private static List<String> notEqual(String attribute, Object value) {
        List<String> cases = otherwise(attribute, value);
        if (value instanceof Boolean truth) {
            cases.add(compared(attribute, "==", !truth));
        } else {
            cases.add(compared(attribute, Order.LESS.sign(), value));
            cases.add(compared(attribute, Order.MORE.sign(), value));
        }
        return cases;
    }

    private static List<String> notOrdered(Filter.Ordered ordered) {
        List<String> cases = otherwise(ordered.attribute(), ordered.value());
        cases.add(compared(ordered.attribute(), ordered.order().opposite().sign(), ordered.value()));
        return cases;
    }

    /**
     * The attribute is missing, or of another kind than the value. milvus-lite takes booleans for the numbers 0 and 1; the
     * comparisons negated here keep it from taking these numbers for booleans, and know the attribute's kind.
     */
    private static List<String> otherwise(String attribute, Object value) {
        String name = Literals.attribute(attribute);
        List<String> cases = new ArrayList<>(List.of(absent(attribute)));
        if (value instanceof Boolean) {
            cases.add(name + " < 0");
            cases.add("(%1$s >= 0 and not (%1$s == true) and not (%1$s == false))".formatted(name));
            cases.add(name + " >= \"\"");
        } else if (value instanceof String) {
            cases.addAll(List.of(name + " < 0", name + " >= 0", name + " == true", name + " == false"));
        } else {
            cases.add(name + " >= \"\"");
            cases.add("(%1$s == true and not (%1$s == 1))".formatted(name));
            cases.add("(%1$s == false and not (%1$s == 0))".formatted(name));
        }
        return cases;
    }

    private static String absent(String attribute) {
        return "not (exists " + Literals.attribute(attribute) + ")";
    }

    private static String compared(String attribute, String sign, Object value) {
        return Literals.attribute(attribute) + " " + sign + " " + Literals.of(value);
    }

    private static String anyOf(List<String> cases) {
        return String.join(" or ", cases);
    }

    private static String joined(List<Filter> filters, String word, Function<Filter, String> compile) {
        return filters.stream().map(compile).collect(Collectors.joining(")" + word + "(", "(", ")"));
    }
}
