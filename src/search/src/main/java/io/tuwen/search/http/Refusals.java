package io.tuwen.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.metrics.SearchMetrics;
import io.tuwen.search.retrieval.RefusedException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was thrown as a problem. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final SearchMetrics metrics;

    Refusals(SearchMetrics metrics) {
        this.metrics = metrics;
    }

    void tellAll(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, http) -> tell(http, e.problem(), e.headers()));
        routes.exception(RefusedException.class, (e, http) -> tell(http, Problems.of(e), Map.of()));
        routes.exception(HttpResponseException.class, (e, http) -> tell(http, Problems.of(e), allowed(e)));
        routes.exception(FailureException.class, this::tellFailure);
        routes.exception(Exception.class, (e, http) -> {
            LOG.error("A request broke", e);
            tell(http, Problems.unexpected(), Map.of());
        });
    }

    /** RFC 9110 wants a 405 to name the methods that are taken; Javalin calls them so in JSON, and otherwise in HTML. */
    private static Map<String, String> allowed(HttpResponseException refusal) {
        return Stream.of("availableMethods", "Available methods")
                .map(refusal.getDetails()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(methods -> Map.of("Allow", methods))
                .orElse(Map.of());
    }

    private void tellFailure(FailureException e, Context http) {
        Problem problem = Problems.of(e.failure());
        if (problem.status() == 503) {
            LOG.warn("Not answered: {}", e.failure());
            tell(http, problem, Map.of("Retry-After", "2"));
        } else {
            tell(http, problem, Map.of());
        }
    }

    /** Never throws: Javalin hands what a handler of exceptions throws to that handler again, for ever. */
    private void tell(Context http, Problem problem, Map<String, String> headers) {
        metrics.refused(problem.shortType());
        try {
            headers.forEach(http::header);
            http.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.write(problem));
        } catch (RuntimeException e) {
            LOG.debug("The client has gone before it could be told {}", problem.shortType(), e);
        }
    }
}
