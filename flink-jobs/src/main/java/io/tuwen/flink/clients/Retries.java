package io.tuwen.flink.clients;

import io.tuwen.core.outcome.FailureCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** Counters {@code code.<FAILURE_CODE>.retries}. Safe for use by many threads. */
final class Retries {
    private final List<Counter> byCode = new ArrayList<>();

    Retries(MetricGroup group) {
        for (FailureCode code : FailureCode.values()) {
            byCode.add(group.addGroup("code", code.name()).counter("retries", new ThreadSafeSimpleCounter()));
        }
    }

    void count(FailureCode code) {
        byCode.get(code.ordinal()).inc();
    }
}
