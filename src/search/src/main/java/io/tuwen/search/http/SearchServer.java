package io.tuwen.search.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.MultipartConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.RefusedException;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service, listening. */
public final class SearchServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchServer.class);

    /** Larger parts of a form lie in a file while it is read. */
    private static final int FORM_IN_MEMORY = 1 << 20;

    private final Javalin javalin;
    private final LiveApi live;

    private SearchServer(Javalin javalin, LiveApi live) {
        this.javalin = javalin;
        this.live = live;
    }

    /**
     * @param parts closed by their owner, after this
     * @throws FailureException CONFIGURATION_INVALID when it cannot listen there, or must not
     */
    public static SearchServer start(ServerSettings settings, Parts parts) {
        Guard guard = Guard.of(settings.host(), settings.tokens() == null ? null : Tokens.read(settings.tokens()));
        Admission admission = new Admission(settings.limits().atOnce());
        LiveApi live = new LiveApi(parts);
        List<Route> routes = Routes.of(
                new SearchApi(parts, settings.limits(), admission),
                live,
                new ActsApi(parts, settings.limits()),
                admission);
        Javalin javalin = Javalin.create(config -> {
            transport(config, settings);
            routes.forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), guarded(route, guard)));
            refusals(config);
            config.requestLogger.http(AccessLog::write);
        });
        try {
            return new SearchServer(javalin.start(settings.host(), settings.port()), live);
        } catch (JavalinBindException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "port " + settings.port() + " of " + settings.host()
                            + ": cannot be listened on (expected: a free port;" + " --port 0 takes any)");
        }
    }

    private static void transport(JavalinConfig config, ServerSettings settings) {
        Limits limits = settings.limits();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.jetty.multipartConfig = form(limits);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    }

    private static MultipartConfig form(Limits limits) {
        MultipartConfig form = new MultipartConfig();
        form.maxFileSize(limits.formBytes(), SizeUnit.BYTES);
        form.maxTotalRequestSize(limits.formBytes(), SizeUnit.BYTES);
        form.maxInMemoryFileSize(FORM_IN_MEMORY, SizeUnit.BYTES);
        return form;
    }

    private static Handler guarded(Route route, Guard guard) {
        Scope scope = route.scope();
        return scope == null
                ? route.handler()
                : http -> {
                    guard.require(scope, http);
                    route.handler().handle(http);
                };
    }

    private static void refusals(JavalinConfig config) {
        config.routes.exception(ProblemException.class, (e, http) -> tell(http, e.problem(), e.headers()));
        config.routes.exception(RefusedException.class, (e, http) -> tell(http, Problems.of(e), Map.of()));
        config.routes.exception(HttpResponseException.class, (e, http) -> tell(http, Problems.of(e), Map.of()));
        config.routes.exception(ServletException.class, (e, http) -> tell(http, Problems.noForm(), Map.of()));
        config.routes.exception(FailureException.class, (e, http) -> {
            Problem problem = Problems.of(e.failure());
            if (problem.status() == 503) {
                LOG.warn("Not answered: {}", e.failure());
            }
            tell(http, problem, problem.status() == 503 ? Map.of("Retry-After", "2") : Map.of());
        });
        config.routes.exception(Exception.class, (e, http) -> {
            LOG.error("A request broke", e);
            tell(http, Problems.unexpected(), Map.of());
        });
    }

    private static void tell(Context http, Problem problem, Map<String, String> headers) {
        headers.forEach(http::header);
        http.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.write(problem));
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    /** Ends the streams and waits for requests under way, for some seconds at most. */
    @Override
    public void close() {
        live.close();
        javalin.stop();
    }
}
