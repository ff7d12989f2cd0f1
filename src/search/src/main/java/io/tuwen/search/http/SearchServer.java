package io.tuwen.search.http;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service, listening. */
public final class SearchServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchServer.class);

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
        Guard guard = guard(settings);
        Admission admission = new Admission(settings.limits().atOnce());
        Apis apis = Apis.of(parts, settings.limits(), admission);
        List<Route> routes = Routes.of(apis, settings.limits(), admission);
        Javalin javalin = Javalin.create(config -> {
            Transport.configure(config, settings, apis.metrics());
            routes.forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), guarded(route, guard)));
            PageRoutes.all()
                    .forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
            new Refusals(apis.metrics()).tellAll(config.routes);
            config.requestLogger.http(new AccessLog(apis.metrics())::write);
        });
        try {
            return new SearchServer(javalin.start(settings.host(), settings.port()), apis.live());
        } catch (JavalinBindException e) {
            throw invalid("port " + settings.port() + " of " + settings.host()
                    + ": cannot be listened on (expected: a free port; --port 0 takes any)");
        }
    }

    private static Guard guard(ServerSettings settings) {
        List<String> findings = settings.access().findings();
        if (!findings.isEmpty()) {
            throw invalid(String.join("\n", findings));
        }
        Path tokens = settings.access().tokens();
        Guard guard = Guard.of(settings.host(), tokens == null ? null : Tokens.read(tokens));
        if (settings.tls() == null && !Guard.isLoopback(settings.host())) {
            LOG.warn(
                    "Tokens and pictures can be read on their way to {}: plain HTTP (--tls-cert and --tls-key, or a proxy"
                            + " that ends TLS on this machine)",
                    settings.host());
        }
        return guard;
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
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
