package io.tuwen.triton;

import io.tuwen.triton.proto.ModelStatistics;
import java.time.Duration;

/**
 * What a served model has done since it was loaded, over all its versions.
 *
 * @param inferences rows inferred; not the rows that a cache answered
 * @param executions batches run for them
 * @param failures requests that failed; not those refused for a full queue
 * @param queued time that requests waited, summed
 * @param computed time that requests were computed, summed
 */
public record TritonStatistics(long inferences, long executions, long failures, Duration queued, Duration computed) {
    static final TritonStatistics NONE = new TritonStatistics(0, 0, 0, Duration.ZERO, Duration.ZERO);

    static TritonStatistics of(ModelStatistics statistics) {
        return new TritonStatistics(
                statistics.getInferenceCount(),
                statistics.getExecutionCount(),
                statistics.getInferenceStats().getFail().getCount(),
                Duration.ofNanos(statistics.getInferenceStats().getQueue().getNs()),
                Duration.ofNanos(
                        statistics.getInferenceStats().getComputeInfer().getNs()));
    }

    TritonStatistics plus(TritonStatistics other) {
        return new TritonStatistics(
                inferences + other.inferences,
                executions + other.executions,
                failures + other.failures,
                queued.plus(other.queued),
                computed.plus(other.computed));
    }
}
