package io.tuwen.flink.embed;

import io.tuwen.schemas.SourceRecord;
import java.io.Serializable;
import java.util.Map;

/**
 * Tells which records may have been carried out before a crash: those that lay in the topic when the operator came back.
 * Travels with the job.
 */
@FunctionalInterface
public interface ReplayHorizon extends Serializable {

    /**
     * Called once a subtask that starts from state, before any record. Blocking.
     *
     * @return by partition, the offset that the topic's next record will have
     */
    Map<Integer, Long> now();

    /** Whether a record lies before the horizon. */
    static boolean covers(Map<Integer, Long> horizon, SourceRecord record) {
        return record.getOffset() < horizon.getOrDefault(record.getPartition(), 0L);
    }
}
