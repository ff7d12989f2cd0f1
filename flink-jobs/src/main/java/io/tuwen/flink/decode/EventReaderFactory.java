package io.tuwen.flink.decode;

import java.io.Serializable;

/** Travels with the job and makes each subtask's reader where it runs. */
@FunctionalInterface
public interface EventReaderFactory extends Serializable {

    /** @throws io.tuwen.core.outcome.FailureException when the subtask cannot work as configured: fails the job */
    EventReader create();
}
