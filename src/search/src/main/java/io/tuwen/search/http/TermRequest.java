package io.tuwen.search.http;

import org.jspecify.annotations.Nullable;

/**
 * One part of a question; exactly one of the first four.
 *
 * @param image name of the form's part that holds the picture
 * @param imageUrl where the picture is fetched from
 * @param like an item that is indexed
 * @param weight default 1
 */
record TermRequest(
        @Nullable String text,
        @Nullable String image,
        @Nullable String imageUrl,
        @Nullable String like,
        @Nullable Double weight) {
    private static final TermRequest NOTHING = new TermRequest(null, null, null, null, null);

    boolean namesNothing() {
        return equals(NOTHING);
    }
}
