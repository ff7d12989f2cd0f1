package io.tuwen.search.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filters as JSON: an object of one operator, {@code {"<=": {"price": 99}}}, {@code {"in": {"colour": ["红", "蓝"]}}},
 * {@code {"exists": "price"}}, {@code {"and": [..]}}, {@code {"or": [..]}}, {@code {"not": {..}}}.
 */
public final class FilterJson {
    private static final int DEEPEST = 16;
    private static final int MOST_VALUES = 500;
    private static final String OPERATORS = "and, or, not, =, !=, <, <=, >, >=, in or exists";

    private int values;

    private FilterJson() {}

    /**
     * @param name of the field that holds it, for what is thrown
     * @throws io.tuwen.search.retrieval.RefusedException that names the part that is no filter
     */
    public static Filter parse(String name, JsonNode json) {
        return new FilterJson().filter(name, json, 1);
    }

    private Filter filter(String at, JsonNode json, int depth) {
        if (depth > DEEPEST) {
            throw FilterRefusal.at(at, "nested deeper", "at most " + DEEPEST + " levels");
        }
        Map.Entry<String, JsonNode> only = only(at, json, "an object of one operator: " + OPERATORS);
        String operator = only.getKey();
        JsonNode operand = only.getValue();
        String below = at + "." + operator;
        return switch (operator) {
            case "and" -> new Filter.And(filters(below, operand, depth));
            case "or" -> new Filter.Or(filters(below, operand, depth));
            case "not" -> new Filter.Not(filter(below, operand, depth + 1));
            case "exists" -> exists(below, operand);
            case "in" -> in(below, operand);
            default -> comparison(at, operator, operand);
        };
    }

    private List<Filter> filters(String at, JsonNode json, int depth) {
        if (!json.isArray() || json.isEmpty()) {
            throw FilterRefusal.at(at, json, "a list of at least one filter");
        }
        List<Filter> filters = new ArrayList<>();
        for (JsonNode part : json) {
            filters.add(filter(at + "[" + filters.size() + "]", part, depth + 1));
        }
        return filters;
    }

    private Filter exists(String at, JsonNode json) {
        count(at);
        if (!json.isTextual()) {
            throw FilterRefusal.at(at, json, "the name of an attribute");
        }
        return FilterRefusal.checked(at, json, () -> new Filter.Exists(json.textValue()));
    }

    private Filter in(String at, JsonNode json) {
        Map.Entry<String, JsonNode> only = only(at, json, "{\"attribute\": [values]}");
        JsonNode list = only.getValue();
        if (!list.isArray() || list.isEmpty()) {
            throw FilterRefusal.at(at + "." + only.getKey(), list, "a list of at least one value");
        }
        List<Object> wanted = new ArrayList<>();
        for (JsonNode value : list) {
            wanted.add(value(at + "." + only.getKey() + "[" + wanted.size() + "]", value));
        }
        return FilterRefusal.checked(at, json, () -> Filter.in(only.getKey(), wanted));
    }

    private Filter comparison(String at, String operator, JsonNode json) {
        String below = at + "." + operator;
        Comparison comparison = Comparison.of(operator);
        if (comparison == null) {
            throw FilterRefusal.at(at, operator, OPERATORS);
        }
        Map.Entry<String, JsonNode> only = only(below, json, "{\"attribute\": value}");
        Object value = value(below + "." + only.getKey(), only.getValue());
        return FilterRefusal.checked(below, json, () -> comparison.with(only.getKey(), value));
    }

    private static Map.Entry<String, JsonNode> only(String at, JsonNode json, String expectation) {
        if (!json.isObject() || json.size() != 1) {
            throw FilterRefusal.at(at, json, expectation);
        }
        return json.properties().iterator().next();
    }

    private Object value(String at, JsonNode json) {
        count(at);
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return json.longValue();
        }
        if (json.isFloatingPointNumber() && Double.isFinite(json.doubleValue())) {
            return json.doubleValue();
        }
        throw FilterRefusal.at(at, json, "a text, a boolean, or a number of at most 64 bits");
    }

    private void count(String at) {
        if (++values > MOST_VALUES) {
            throw FilterRefusal.at(at, "one more", "at most " + MOST_VALUES + " values in all");
        }
    }

    /** What a comparison's sign stands for. */
    @FunctionalInterface
    private interface Comparison {
        Filter with(String attribute, Object value);

        static @Nullable Comparison of(String sign) {
            if (sign.equals("=")) {
                return Filter.Equal::new;
            }
            if (sign.equals("!=")) {
                return Filter::unequal;
            }
            for (Order order : Order.values()) {
                if (order.sign().equals(sign)) {
                    return (attribute, value) -> new Filter.Ordered(attribute, order, value);
                }
            }
            return null;
        }
    }
}
