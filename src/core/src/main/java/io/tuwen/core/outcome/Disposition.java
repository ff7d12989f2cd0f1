package io.tuwen.core.outcome;

/** What is done about a failure. */
public enum Disposition {
    /** The record goes to the dead-letter topic with its cause; the stream goes on. */
    DEAD_LETTER,
    /** Nothing moves until the other side is back: jittered backoff, back-pressure, an alarm. Never leaves a client. */
    WAIT,
    /** The record steps aside and is tried again with a growing delay; dead-lettered when its tries are used up. */
    PARK,
    /** Its turn has not come: the record steps aside until then. Not a try, and never a dead letter. */
    DEFER,
    /** Somebody must change something: the job fails with one clear message. */
    FAIL_JOB
}
