package io.tuwen.search.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tuwen.search.cache.VectorCache;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Meters of one service. Alert on {@code tuwen_search_refusals_total{problem="busy"}} that grows (too few places, or too
 * slow a part behind), and on {@code tuwen_search_waits_seconds} to tell which part. Safe for use by many threads.
 */
public final class SearchMetrics {
    /** Of the MIME type of {@link #scrape()}. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = IntStream.of(2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** What is waited for. */
    public enum Part {
        MODEL("model"),
        INDEX("index");

        private final String label;

        Part(String label) {
            this.label = label;
        }
    }

    /** @param route as it is served, never a path that somebody made up */
    public void answered(String method, String route, int status, Duration took) {
        Timer.builder("tuwen.search.requests")
                .description("Requests by route and status, and how long they took.")
                .tags("method", method, "route", route, "status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }

    /** @param problem last part of its type */
    public void refused(String problem) {
        Counter.builder("tuwen.search.refusals")
                .description("Problems that were told, by type; busy: there was no place.")
                .tag("problem", problem)
                .register(registry)
                .increment();
    }

    /** What is answered, and how long it took to come; also when it fails. */
    public <T> T timed(Part part, Supplier<T> wait) {
        return Timer.builder("tuwen.search.waits")
                .description("Waits for the parts behind, by part.")
                .tag("part", part.label)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(wait);
    }

    public void follow(VectorCache cache) {
        lookups("hit", cache, VectorCache::hits);
        lookups("miss", cache, VectorCache::misses);
        Gauge.builder("tuwen.search.query.cache.entries", cache, VectorCache::size)
                .description("Vectors of questions that are kept.")
                .register(registry);
    }

    private void lookups(String result, VectorCache cache, ToDoubleFunction<VectorCache> count) {
        FunctionCounter.builder("tuwen.search.query.cache.lookups", cache, count)
                .description("Vectors that were asked for, by whether they were kept.")
                .tag("result", result)
                .register(registry);
    }

    /** @param requests that have a place now */
    public void followUnderWay(Supplier<Number> requests) {
        Gauge.builder("tuwen.search.requests.under.way", requests)
                .description("Requests that have a place now.")
                .strongReference(true)
                .register(registry);
    }

    /** All of it, as Prometheus reads it. */
    public String scrape() {
        return registry.scrape();
    }
}
