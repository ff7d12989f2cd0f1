package io.tuwen.core.index;

import java.util.List;
import java.util.regex.Pattern;

/** What parts of a filter must be like. */
final class Names {
    /** Indexes have no common way to quote a name. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-][\\p{L}\\p{N} _.-]{0,63}");

    private Names() {}

    static void require(String attribute) {
        if (!NAME.matcher(attribute).matches()) {
            throw new IllegalArgumentException("filter: attribute \"" + attribute
                    + "\" (expected: 1 to 64 letters, digits, spaces, _, - or ., the first no space)");
        }
    }

    static List<Filter> requireSome(String what, List<Filter> filters) {
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("filter: " + what + " of nothing (expected: at least one filter)");
        }
        return List.copyOf(filters);
    }
}
