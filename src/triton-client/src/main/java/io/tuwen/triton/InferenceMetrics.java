package io.tuwen.triton;

import io.tuwen.core.outcome.FailureCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells about itself. Called from many threads; must return at once and throw nothing.
 *
 * <p>Balance, whenever nothing is under way: rows accepted = rows settled. Alert when {@link #retried} with a waiting
 * code goes on for minutes (the model is away), when calls in flight stay at the limit while calls queue (the model is
 * too slow), and on any settled row with MODEL_OUTPUT_INVALID.
 */
public interface InferenceMetrics {
    InferenceMetrics NONE = new InferenceMetrics() {};

    /** Rows were handed to the client. */
    default void accepted(int rows) {}

    /**
     * One row got its outcome.
     *
     * @param failure null for a vector
     */
    default void settled(@Nullable FailureCode failure) {}

    /**
     * One call to the server ended.
     *
     * @param rows its batch size
     * @param latency from sending to the answer
     * @param failure null when the server answered
     */
    default void called(int rows, Duration latency, @Nullable FailureCode failure) {}

    /**
     * The calls in flight changed.
     *
     * @param calls now at the server
     * @param limit most calls allowed there now
     * @param queued calls that wait for a place
     */
    default void inFlight(int calls, int limit, int queued) {}

    /**
     * A call failed and will be made again.
     *
     * @param delay how long it waits until then
     */
    default void retried(FailureCode failure, Duration delay) {}
}
