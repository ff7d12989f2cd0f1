package io.tuwen.flink.clients;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.triton.InferenceMetrics;
import java.time.Duration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.jspecify.annotations.Nullable;

/** What the inference client tells, as metrics of Flink. */
final class TritonMetrics implements InferenceMetrics {
    private static final int WINDOW = 1_000;

    private final Histogram batchRows;
    private final Histogram callMillis;
    private final Retries retries;
    private volatile int calls;
    private volatile int limit;
    private volatile int queued;

    TritonMetrics(MetricGroup group) {
        batchRows = group.histogram("batchRows", new DescriptiveStatisticsHistogram(WINDOW));
        callMillis = group.histogram("callMillis", new DescriptiveStatisticsHistogram(WINDOW));
        group.gauge("callsInFlight", (Gauge<Integer>) () -> calls);
        group.gauge("callsLimit", (Gauge<Integer>) () -> limit);
        group.gauge("callsQueued", (Gauge<Integer>) () -> queued);
        retries = new Retries(group);
    }

    @Override
    public void called(int rows, Duration latency, @Nullable FailureCode failure) {
        batchRows.update(rows);
        callMillis.update(latency.toMillis());
    }

    @Override
    public void inFlight(int callsNow, int limitNow, int queuedNow) {
        calls = callsNow;
        limit = limitNow;
        queued = queuedNow;
    }

    @Override
    public void retried(FailureCode failure, Duration delay) {
        retries.count(failure);
    }
}
