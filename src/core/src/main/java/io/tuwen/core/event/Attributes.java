package io.tuwen.core.event;

import io.tuwen.core.identity.Digest;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shop wants to filter by: price, stock, category. Never embedded. Immutable.
 *
 * @param values name to {@code Boolean}, {@code Long}, {@code Double} (finite) or {@code String}
 */
public record Attributes(SortedMap<String, Object> values) {
    public static final Attributes NONE = new Attributes(new TreeMap<>());

    /** Names that begin so are the system's own: what it finds in contents itself. Producers may not use them. */
    public static final String OWN_PREFIX = "tuwen_";

    public Attributes {
        // As a plain map: a sorted map would hand its own order on, and with it another digest.
        values = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Object>) values));
        values.forEach(Attributes::check);
    }

    public static Attributes of(Map<String, ?> values) {
        return new Attributes(new TreeMap<>(values));
    }

    /** Those of the system's own. */
    public Attributes own() {
        Map<String, Object> own = new TreeMap<>(values);
        own.keySet().removeIf(name -> !name.startsWith(OWN_PREFIX));
        return of(own);
    }

    /** These and some others, which win where a name is in both. */
    public Attributes with(Attributes others) {
        Map<String, Object> all = new TreeMap<>(values);
        all.putAll(others.values);
        return of(all);
    }

    /** These in place of those that stood there, of which what the system found in the content itself stays. */
    public Attributes keepingOwnOf(Attributes before) {
        return with(before.own());
    }

    private static void check(String name, Object value) {
        boolean known = value instanceof Boolean || value instanceof Long || value instanceof String;
        boolean finite = value instanceof Double number && Double.isFinite(number);
        if (!known && !finite) {
            throw new IllegalArgumentException(
                    "attribute \"" + name + "\": " + value + " (expected: boolean, long, finite double or string)");
        }
    }

    /** Equal for equal attributes only: names are sorted, and lengths and types are part of what is digested. */
    public Digest digest() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            append(text, name);
            append(text, value.getClass().getSimpleName());
            append(text, value.toString());
        });
        // As UTF-16 units: UTF-8 has one and the same byte for every broken surrogate pair.
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().append(text);
        return Digest.of(bytes.array());
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
