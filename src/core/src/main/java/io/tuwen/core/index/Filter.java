package io.tuwen.core.index;

import io.tuwen.core.event.Attributes;
import java.util.Map;
import java.util.regex.Pattern;

/** Which rows may be found, by their attributes. Never an index's own language, so that no value can become code. */
public sealed interface Filter {
    /** Every row. */
    Filter NONE = new Everything();

    record Everything() implements Filter {}

    /**
     * Rows that have an attribute of exactly this value.
     *
     * @param attribute letters, digits, spaces, {@code _}, {@code -} and {@code .}: 1 to 64 of them, the first no space
     * @param value a {@code String}; what else {@link Attributes} hold cannot be asked for yet
     */
    record Equal(String attribute, String value) implements Filter {
        /** Indexes have no common way to quote a name. */
        private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-][\\p{L}\\p{N} _.-]{0,63}");

        public Equal {
            if (!NAME.matcher(attribute).matches()) {
                throw new IllegalArgumentException("filter: attribute \"" + attribute
                        + "\" (expected: 1 to 64 letters, digits, spaces, _, - or ., the first no space)");
            }
        }

        /** The attributes that pass, and no others. */
        public Attributes attributes() {
            return Attributes.of(Map.of(attribute, value));
        }
    }
}
