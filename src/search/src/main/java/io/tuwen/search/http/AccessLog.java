package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.tuwen.search.metrics.SearchMetrics;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line and one count a request: method, path as the route has it, status, time. Nothing of what was asked or found. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.tuwen.search.access");

    /** In place of a method or path that is not served: who asks may make up any. */
    private static final String UNKNOWN = "-";

    private final SearchMetrics metrics;

    AccessLog(SearchMetrics metrics) {
        this.metrics = metrics;
    }

    void write(Context http, float millis) {
        Endpoint endpoint = http.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? UNKNOWN : endpoint.path;
        LOG.info("{} {} {} {} ms", http.method(), route, http.statusCode(), Math.round(millis));
        metrics.answered(
                endpoint == null ? UNKNOWN : http.method().name(), route, http.statusCode(), Duration.ofNanos((long)
                        (millis * 1e6)));
    }
}
