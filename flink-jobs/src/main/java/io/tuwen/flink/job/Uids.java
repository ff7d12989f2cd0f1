package io.tuwen.flink.job;

/** What state is found by in a savepoint: never renamed, never derived from anything. */
final class Uids {
    static final String SOURCE = "catalogue-source";
    static final String DECODE = "decode";
    static final String EMBED = "embed";
    static final String INDEX = "index";
    static final String DEAD_LETTERS = "dead-letters";

    private Uids() {}
}
