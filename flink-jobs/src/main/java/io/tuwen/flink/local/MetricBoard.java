package io.tuwen.flink.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;

/**
 * The metrics of all jobs of this JVM as they stand now, summed over operators and subtasks. Histograms of tasks that have
 * ended are kept, so that a crash does not forget what was measured before it. Safe for use by many threads.
 */
final class MetricBoard {
    private static final String FRESHNESS = "freshness";

    private final Map<Metric, Place> live = new ConcurrentHashMap<>();
    private final List<long[]> ended = new ArrayList<>();

    /**
     * Where a metric hangs.
     *
     * @param path its full name with its groups
     * @param code the failure code that it counts; empty when it counts none
     */
    record Place(String path, String code) {
        boolean isFate(Fate fate) {
            return code.isEmpty() && path.endsWith(".account." + fate.metric());
        }
    }

    void added(Metric metric, Place place) {
        live.put(metric, place);
    }

    void removed(Metric metric) {
        Place place = live.remove(metric);
        if (place != null && place.path().endsWith("." + FRESHNESS) && metric instanceof Histogram histogram) {
            synchronized (ended) {
                ended.add(histogram.getStatistics().getValues());
            }
        }
    }

    long records(Fate fate) {
        return sum(place -> place.isFate(fate));
    }

    /** Records that an operator holds, in memory or in state. */
    long inFlight() {
        return sum(place -> place.path().endsWith(".account.inFlight"));
    }

    /** Dead letters by code; codes without any are left out. */
    Map<FailureCode, Long> deadLetters() {
        Map<FailureCode, Long> letters = new EnumMap<>(FailureCode.class);
        for (FailureCode code : FailureCode.values()) {
            long count = sum(place -> place.code().equals(code.name()));
            if (count > 0) {
                letters.put(code, count);
            }
        }
        return letters;
    }

    /** Milliseconds from the event's time to searchable, ascending. */
    long[] freshness() {
        Stream<long[]> now = live.entrySet().stream()
                .filter(metric -> metric.getValue().path().endsWith("." + FRESHNESS))
                .map(metric -> ((Histogram) metric.getKey()).getStatistics().getValues());
        List<long[]> before;
        synchronized (ended) {
            before = List.copyOf(ended);
        }
        return Stream.concat(now, before.stream())
                .flatMapToLong(LongStream::of)
                .sorted()
                .toArray();
    }

    private interface Wanted {
        boolean matches(Place place);
    }

    private long sum(Wanted wanted) {
        return live.entrySet().stream()
                .filter(metric -> wanted.matches(metric.getValue()))
                .filter(metric -> metric.getKey() instanceof Gauge<?>)
                .mapToLong(metric -> ((Number) ((Gauge<?>) metric.getKey()).getValue()).longValue())
                .sum();
    }
}
