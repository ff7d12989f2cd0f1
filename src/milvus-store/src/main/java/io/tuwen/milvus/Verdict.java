package io.tuwen.milvus;

import io.tuwen.core.outcome.Failure;

/**
 * What a refusal of Milvus means.
 *
 * @param code the server's own code, or {@link #NO_CODE} when the call itself failed
 */
record Verdict(Kind kind, Failure failure, int code) {
    static final int NO_CODE = -1;

    /** What there is to do. */
    enum Kind {
        /** The state of the server: the same again, later, without end. */
        WAIT,
        /** The collection is not in memory, as after a start: have it loaded, then the same again, without end. */
        LOAD,
        /** Nobody can tell whether the server or what was sent is to blame: a few times again, then {@link #REFUSED}. */
        DOUBT,
        /** Something in what was sent: less of it may pass. */
        REFUSED,
        /** Somebody must change something first. */
        FATAL
    }
}
