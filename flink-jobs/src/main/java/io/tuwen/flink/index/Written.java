package io.tuwen.flink.index;

import io.tuwen.core.index.RowHeader;
import io.tuwen.core.outcome.Failure;

/** What became of one step of a batch. */
sealed interface Written {

    Step step();

    /** The index holds it. */
    record Done(Step step) implements Written {}

    /** The index holds something newer: nothing was changed. */
    record Outdated(Step step, RowHeader stored) implements Written {}

    record Failed(Step step, Failure failure) implements Written {}
}
