package io.tuwen.core.identity;

import java.util.regex.Pattern;

/**
 * Which picture or caption of an item.
 *
 * @param value matches {@code [A-Za-z0-9._-]{1,64}}
 */
public record ContentId(String value) implements Comparable<ContentId> {
    // Before MAIN, which is checked against it.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The content that an event means when it names none. */
    public static final ContentId MAIN = new ContentId("main");

    public ContentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "content_id: \"" + abbreviated(value) + "\" (expected: " + FORM.pattern() + ")");
        }
    }

    private static String abbreviated(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "...";
    }

    @Override
    public int compareTo(ContentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
