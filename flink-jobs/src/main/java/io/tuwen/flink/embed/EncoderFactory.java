package io.tuwen.flink.embed;

import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Travels with the job and makes each subtask's encoder where it runs. */
@FunctionalInterface
public interface EncoderFactory extends Serializable {

    /**
     * Called once a subtask, before any record.
     *
     * @param metrics the operator's group
     * @throws io.tuwen.core.outcome.FailureException when the subtask cannot work as configured: fails the job
     */
    Encoder create(MetricGroup metrics);
}
