package io.tuwen.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** What came back from a registry, before anyone asks what it means. */
sealed interface Answer {

    /** The registry said what was asked for. */
    record Given(JsonNode body) implements Answer {}

    /**
     * The registry itself said no: a no from anything in between carries no error code and does not count.
     *
     * @param code the registry's error code
     */
    record Refused(int code, String message) implements Answer {}

    /** No answer, or none of a registry. */
    record Missing(String message) implements Answer {}
}
