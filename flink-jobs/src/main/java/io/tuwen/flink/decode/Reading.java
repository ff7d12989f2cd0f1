package io.tuwen.flink.decode;

import io.tuwen.core.outcome.Failure;
import io.tuwen.schemas.StreamEvent;

/** What became of one record. */
public sealed interface Reading {

    record Event(StreamEvent event) implements Reading {}

    /** The record is at fault: it goes to the dead letters. */
    record Rejected(Failure failure) implements Reading {}

    /** Nobody can tell yet: the same record is to be read again later. */
    record Undecided(Failure failure) implements Reading {}
}
