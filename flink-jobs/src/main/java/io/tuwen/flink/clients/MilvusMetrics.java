package io.tuwen.flink.clients;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.milvus.StoreMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What the store tells, as metrics of Flink. */
final class MilvusMetrics implements StoreMetrics {
    private static final int WINDOW = 1_000;

    private final List<Answers> byOperation = new ArrayList<>();
    private final Retries retries;
    private final Counter bisections;

    private record Answers(Histogram rows, Histogram millis) {}

    MilvusMetrics(MetricGroup group) {
        for (Operation operation : Operation.values()) {
            MetricGroup own = group.addGroup("operation", operation.name().toLowerCase(Locale.ROOT));
            byOperation.add(new Answers(
                    own.histogram("rows", new DescriptiveStatisticsHistogram(WINDOW)),
                    own.histogram("millis", new DescriptiveStatisticsHistogram(WINDOW))));
        }
        retries = new Retries(group);
        bisections = group.counter("bisections", new ThreadSafeSimpleCounter());
    }

    @Override
    public void answered(Operation operation, int rowCount, Duration latency) {
        Answers answers = byOperation.get(operation.ordinal());
        answers.rows().update(rowCount);
        answers.millis().update(latency.toMillis());
    }

    @Override
    public void retried(FailureCode code) {
        retries.count(code);
    }

    @Override
    public void bisected(int rowCount) {
        bisections.inc();
    }
}
