package io.tuwen.schemas.registry;

/** What became of the wish to register a schema. */
public sealed interface Registration {

    /** @param id what values written with the schema carry */
    record Registered(int id) implements Registration {}

    /** The registry says no: not compatible with what the subject holds, or not allowed there. */
    record Refused(String message) implements Registration {}

    /** There is no answer yet: ask again later. */
    record Unavailable(String message) implements Registration {}
}
