package io.tuwen.flink.index;

import io.tuwen.core.port.VectorStore;
import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Opens the store that one subtask writes to; travels with the job. */
@FunctionalInterface
public interface StoreFactory extends Serializable {

    /** @param metrics where the store's own metrics belong */
    VectorStore open(MetricGroup metrics);
}
