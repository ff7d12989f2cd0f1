package io.tuwen.milvus;

/** Names and values in Milvus' language. They come from outside, so they are quoted here and nowhere else. */
final class Literals {
    private Literals() {}

    static String attribute(String name) {
        return RowLayout.ATTRIBUTES + "[" + text(name) + "]";
    }

    /** @param value a {@code Boolean}, {@code Long}, finite {@code Double} or {@code String} */
    static String of(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        // The grammar reads the digits before the sign, and these would not fit.
        return value.equals(Long.MIN_VALUE) ? Double.toString(Long.MIN_VALUE) : value.toString();
    }

    static String text(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return '"' + escaped + '"';
    }
}
