package io.tuwen.schemas.wire;

import org.apache.avro.Schema;

/** What became of the question which schema a value was written with. */
public sealed interface Resolution {

    /** Final: the schema of an id or a fingerprint never changes. */
    record Found(Schema schema) implements Resolution {}

    /** There is an answer, and it is no: asking again at once does not help. */
    record Unknown(String message) implements Resolution {}

    /** There is no answer yet: ask again later. */
    record Unavailable(String message) implements Resolution {}
}
