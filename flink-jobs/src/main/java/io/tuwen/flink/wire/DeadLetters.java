package io.tuwen.flink.wire;

import io.tuwen.core.outcome.Failure;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.SourceRecord;
import java.io.Serializable;
import java.time.Instant;

/**
 * Makes the dead letters of one stage of one job.
 *
 * @param job the job's name
 * @param model name and fingerprint of the model; empty where none is involved
 */
public record DeadLetters(Stage stage, String job, String model) implements Serializable {

    /**
     * @param source the record, untouched
     * @param attempts how often it was tried, at least 1
     */
    public DeadLetter of(SourceRecord source, Failure failure, int attempts, Instant failedAt) {
        return new DeadLetter(
                source.getTopic(),
                source.getPartition(),
                source.getOffset(),
                source.getTimestamp(),
                source.getKey(),
                source.getValue(),
                source.getHeaders(),
                failure.code().name(),
                failure.message(),
                stage.toString(),
                attempts,
                job,
                model,
                failedAt);
    }
}
