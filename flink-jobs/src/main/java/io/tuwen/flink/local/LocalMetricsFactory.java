package io.tuwen.flink.local;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Hands a cluster's metrics to whoever started it in this JVM; Flink makes reporters by the name of their factory. */
public final class LocalMetricsFactory implements MetricReporterFactory {
    /** The reporter's setting that names the cluster. */
    static final String CLUSTER = "cluster";

    private static final Map<String, LocalMetrics> BY_CLUSTER = new ConcurrentHashMap<>();

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return of(properties.getProperty(CLUSTER));
    }

    static LocalMetrics of(String cluster) {
        return BY_CLUSTER.computeIfAbsent(cluster, name -> new LocalMetrics());
    }

    static void forget(String cluster) {
        BY_CLUSTER.remove(cluster);
    }
}
