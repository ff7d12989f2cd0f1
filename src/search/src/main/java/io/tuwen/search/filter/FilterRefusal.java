package io.tuwen.search.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.tuwen.core.index.Filter;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.util.function.Supplier;

/** What is said of JSON that is no filter. */
final class FilterRefusal {
    private FilterRefusal() {}

    static RefusedException at(String name, Object value, String expectation) {
        return new RefusedException(
                new Finding(name, value.toString(), expectation),
                "write {\"and\": [{\"=\": {\"colour\": \"红\"}}, {\"<=\": {\"price\": 99}}]}, for instance");
    }

    /** What the filter itself refuses. */
    static Filter checked(String name, JsonNode json, Supplier<Filter> filter) {
        try {
            return filter.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int expected = message.indexOf("(expected: ");
            throw at(name, json, expected < 0 ? message : message.substring(expected + 11, message.length() - 1));
        }
    }
}
