package io.tuwen.cli;

/** Topics that belong to no tower. */
final class Topics {
    static final String DEAD_LETTERS = "catalogue.dead-letters";

    private Topics() {}
}
