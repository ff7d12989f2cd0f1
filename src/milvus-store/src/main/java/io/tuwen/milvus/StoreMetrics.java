package io.tuwen.milvus;

import io.tuwen.core.outcome.FailureCode;
import java.time.Duration;

/** What a store tells about its work. Called on any thread; must not block or throw. */
public interface StoreMetrics {
    /** Tells nobody. */
    StoreMetrics NONE = new StoreMetrics() {};

    /** What a request was for. */
    enum Operation {
        UPSERT,
        DELETE,
        READ
    }

    /**
     * A request was answered well.
     *
     * @param rows rows or keys in it, at least 1
     * @param latency of the attempt that succeeded
     */
    default void answered(Operation operation, int rows, Duration latency) {}

    /** A request will be sent again. Alert when INDEX_OVER_QUOTA or INDEX_UNAVAILABLE keep coming for minutes. */
    default void retried(FailureCode code) {}

    /**
     * A refused batch is taken apart.
     *
     * @param rows rows in it, at least 2
     */
    default void bisected(int rows) {}
}
