package io.tuwen.flink.local;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Puts Flink's metrics on the board of the cluster that it reports for. */
public final class BoardReporter implements MetricReporter {
    /** The reporter's option that names the board. */
    static final String BOARD = "board";

    /** Flink makes reporters by itself, so a board is handed over by name. */
    private static final Map<String, MetricBoard> BOARDS = new ConcurrentHashMap<>();

    private final MetricBoard board;

    private BoardReporter(MetricBoard board) {
        this.board = board;
    }

    static void offer(String name, MetricBoard board) {
        BOARDS.put(name, board);
    }

    static void withdraw(String name) {
        BOARDS.remove(name);
    }

    /** Found by Flink as a service. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            String name = properties.getProperty(BOARD);
            return new BoardReporter(Objects.requireNonNull(BOARDS.get(name), () -> "no board named " + name));
        }
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        String code = group.getAllVariables().getOrDefault("<code>", "");
        board.added(metric, new MetricBoard.Place(group.getMetricIdentifier(name), code));
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        board.removed(metric);
    }
}
