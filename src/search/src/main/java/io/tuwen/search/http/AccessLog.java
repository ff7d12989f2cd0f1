package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request: method, path as the route has it, status, time. Nothing of what was asked or found. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.tuwen.search.access");

    private AccessLog() {}

    static void write(Context http, float millis) {
        Endpoint endpoint = http.endpoints().lastHttpEndpoint();
        LOG.info(
                "{} {} {} {} ms",
                http.method(),
                endpoint == null ? "-" : endpoint.path,
                http.statusCode(),
                Math.round(millis));
    }
}
