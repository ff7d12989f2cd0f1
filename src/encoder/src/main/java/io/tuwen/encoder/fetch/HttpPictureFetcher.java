package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.net.Proxy;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Fetches {@code http:} and {@code https:} references from public addresses. One connection pool for all hosts; a slow
 * host holds its own calls back and nobody else's.
 */
final class HttpPictureFetcher implements PictureFetcher {
    private final Flights flights = new Flights();
    private final ExecutorService threads;
    private final HttpTransport transport;

    HttpPictureFetcher(FetchSettings settings, FetchPlan plan, long maxBytes, Outside outside) {
        threads = FetchThreads.atMost(settings.calls().most(), "picture-fetch");
        transport = new HttpTransport(
                client(settings, plan.rule(), outside),
                new HttpHop(plan.rule(), plan.headers()),
                settings,
                new HttpBody(new CappedRead(maxBytes)),
                outside.clock());
    }

    /** No proxy of the client's: it would resolve names itself, past the address rule. Sockets know a way. */
    private OkHttpClient client(FetchSettings settings, AddressRule rule, Outside outside) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(settings.calls().most());
        dispatcher.setMaxRequestsPerHost(settings.calls().host().calls());
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .dns(new GuardedDns(outside.resolver(), rule))
                .proxy(Proxy.NO_PROXY)
                .socketFactory(outside.sockets())
                .followRedirects(false)
                .addNetworkInterceptor(new LengthCheck())
                .connectTimeout(settings.timeouts().connect())
                .readTimeout(settings.timeouts().read())
                .build();
    }

    @Override
    public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        CompletableFuture<Outcome<Fetched>> flight = flights.begin();
        // The client would take the first piece of a path for a host that is missing.
        HttpUrl url = uri.getRawAuthority() == null ? null : HttpUrl.parse(uri.toString());
        if (url == null) {
            flight.complete(
                    Outcome.failed(FailureCode.PICTURE_REFERENCE_INVALID, "picture: no http address that can be read"));
        } else if (!flight.isDone()) {
            new HttpFlight(transport, known, flight).start(url);
        }
        return flight;
    }

    @Override
    public void close() {
        flights.close();
        threads.shutdown();
        transport.client().connectionPool().evictAll();
    }
}
