package io.tuwen.search.http;

import java.time.Duration;

/**
 * What one request may ask for, and how many may ask at once.
 *
 * @param jsonBytes of a request's JSON
 * @param pictureBytes of one picture, and about that of all pictures of a request
 * @param textCharacters of one text or label
 * @param terms of one question, and pictures that come along
 * @param k hits of one page
 * @param window hits that can be paged through
 * @param labels of one classification
 * @param prompts labels times templates of one classification
 * @param atOnce requests under way; more are sent away for a second
 * @param receipt in which a request must have come whole
 */
public record Limits(
        int jsonBytes,
        int pictureBytes,
        int textCharacters,
        int terms,
        int k,
        int window,
        int labels,
        int prompts,
        int atOnce,
        Duration receipt) {
    public static final Limits DEFAULT =
            new Limits(64 << 10, 20 << 20, 1_000, 8, 100, 500, 200, 1_000, 32, Duration.ofSeconds(15));

    /** Of a form: one largest picture, a request and the form's own lines. */
    long formBytes() {
        return pictureBytes + 2L * jsonBytes;
    }
}
