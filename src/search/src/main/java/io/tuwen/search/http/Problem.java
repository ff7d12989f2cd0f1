package io.tuwen.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 tells it.
 *
 * @param type an URN that never changes, to be compared
 * @param title of the type, for people
 * @param status the HTTP status
 * @param detail of this occurrence, for people; nothing of the inside
 * @param name of the part of the request that is wrong
 * @param value what stands there, shortened
 * @param expectation what could stand there
 * @param remedy what to do about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String name,
        @Nullable String value,
        @Nullable String expectation,
        @Nullable String remedy) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE = "urn:tuwen:problem:";

    static Problem of(String type, String title, int status, String detail) {
        return new Problem(TYPE + type, title, status, detail, null, null, null, null);
    }

    /** What tells this type from the others. */
    String shortType() {
        return type.substring(TYPE.length());
    }

    Problem at(String part, String found, String expected) {
        return new Problem(type, title, status, detail, part, found, expected, remedy);
    }

    Problem with(String whatToDo) {
        return new Problem(type, title, status, detail, name, value, expectation, whatToDo);
    }
}
