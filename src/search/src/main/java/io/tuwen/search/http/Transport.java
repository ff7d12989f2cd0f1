package io.tuwen.search.http;

import io.javalin.config.JavalinConfig;
import io.javalin.config.MultipartConfig;
import io.javalin.config.SizeUnit;
import io.tuwen.search.metrics.SearchMetrics;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How bytes come and go: connections, TLS, deadlines, other origins, and what is no HTTP at all. */
final class Transport {
    /** Larger parts of a form lie in a file while it is read. */
    private static final int FORM_IN_MEMORY = 1 << 20;

    private static final int UNLIMITED = -1;

    private Transport() {}

    /** @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID when there is no certificate where one should be */
    static void configure(JavalinConfig config, ServerSettings settings, SearchMetrics metrics) {
        Limits limits = settings.limits();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.jetty.multipartConfig = form(limits);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new TransportProblems(limits.formBytes(), metrics));
            server.insertHandler(new SizeLimitHandler(limits.formBytes(), UNLIMITED));
            server.insertHandler(new BodyDeadline(limits.receipt()));
            if (!settings.access().origins().isEmpty()) {
                server.insertHandler(otherOrigins(settings.access().origins()));
            }
        });
        if (settings.tls() != null) {
            SslContextFactory.Server certificate = Certificate.read(settings.tls());
            config.jetty.addConnector((server, http) -> secure(server, http, settings, certificate));
        }
    }

    private static MultipartConfig form(Limits limits) {
        MultipartConfig form = new MultipartConfig();
        form.maxFileSize(limits.formBytes(), SizeUnit.BYTES);
        form.maxTotalRequestSize(limits.formBytes(), SizeUnit.BYTES);
        form.maxInMemoryFileSize(FORM_IN_MEMORY, SizeUnit.BYTES);
        return form;
    }

    private static CrossOriginHandler otherOrigins(List<String> origins) {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
        handler.setAllowedHeaders(Set.of("Authorization", "Content-Type"));
        handler.setExposedHeaders(Set.of("Retry-After"));
        return handler;
    }

    private static ServerConnector secure(
            Server server, HttpConfiguration http, ServerSettings settings, SslContextFactory.Server certificate) {
        HttpConfiguration https = new HttpConfiguration(http);
        https.addCustomizer(new SecureRequestCustomizer());
        ServerConnector connector = new ServerConnector(
                server, new SslConnectionFactory(certificate, "http/1.1"), new HttpConnectionFactory(https));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }
}
