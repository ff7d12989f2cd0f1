package io.tuwen.flink.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the jobs' metrics within reach of this JVM. What a subtask counted for itself outlives it; accounts do not, being
 * taken back and restored with the job's state. Safe for use by many threads.
 */
final class LocalMetrics implements MetricReporter {
    private static final String FRESHNESS = "freshness";
    private static final String INFERENCES = "inferences";
    private static final String ACCOUNT = ".account.";
    private static final int KEPT = 100_000;

    private final Map<Metric, Label> live = new ConcurrentHashMap<>();
    private final Map<String, Past> past = new HashMap<>();

    /**
     * @param job its name
     * @param metric its own name
     * @param code of a dead letter's cause, else null
     */
    private record Label(
            String job, String metric, @Nullable String code) {}

    /** What subtasks that are gone have measured. */
    private static final class Past {
        private long inferences;
        private final Deque<Long> freshness = new ArrayDeque<>();
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        label(name, group).ifPresent(label -> live.put(metric, label));
    }

    private static Optional<Label> label(String name, MetricGroup group) {
        Map<String, String> variables = group.getAllVariables();
        String job = variables.get("<job_name>");
        boolean ofAccount = group.getMetricIdentifier(name).contains(ACCOUNT);
        boolean wanted = ofAccount || name.equals(FRESHNESS) || name.equals(INFERENCES);
        return job != null && wanted ? Optional.of(new Label(job, name, variables.get("<code>"))) : Optional.empty();
    }

    @Override
    public synchronized void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        Label label = live.remove(metric);
        if (label == null) {
            return;
        }
        Past before = past.computeIfAbsent(label.job(), job -> new Past());
        if (metric instanceof Counter counter) {
            before.inferences += counter.getCount();
        } else if (metric instanceof Histogram histogram) {
            for (long value : histogram.getStatistics().getValues()) {
                before.freshness.addLast(value);
            }
            while (before.freshness.size() > KEPT) {
                before.freshness.removeFirst();
            }
        }
    }

    synchronized JobCounts counts(String job) {
        Sum sum = new Sum(past.getOrDefault(job, new Past()));
        live.forEach((metric, label) -> {
            if (label.job().equals(job)) {
                sum.add(metric, label);
            }
        });
        return sum.counts();
    }

    private static final class Sum {
        private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        private final Map<FailureCode, Long> letters = new EnumMap<>(FailureCode.class);
        private final List<Long> freshness;
        private long inferences;

        Sum(Past before) {
            freshness = new ArrayList<>(before.freshness);
            inferences = before.inferences;
        }

        void add(Metric metric, Label label) {
            if (metric instanceof Counter counter) {
                inferences += counter.getCount();
            } else if (metric instanceof Histogram histogram) {
                Arrays.stream(histogram.getStatistics().getValues()).forEach(freshness::add);
            } else if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Long count && count != 0) {
                addAccount(label, count);
            }
        }

        private void addAccount(Label label, long count) {
            if (label.code() == null) {
                fates.merge(fate(label.metric()), count, Long::sum);
            } else {
                letters.merge(FailureCode.valueOf(label.code()), count, Long::sum);
            }
        }

        JobCounts counts() {
            freshness.sort(null);
            return new JobCounts(fates, letters, inferences, freshness);
        }
    }

    private static Fate fate(String metric) {
        return Arrays.stream(Fate.values())
                .filter(fate -> fate.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
