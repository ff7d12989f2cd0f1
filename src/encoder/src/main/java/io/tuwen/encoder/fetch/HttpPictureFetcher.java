package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.net.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import okhttp3.Dispatcher;
import okhttp3.Dns;
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

    HttpPictureFetcher(FetchSettings settings, AddressRule rule, long maxBytes) {
        this(settings, new GuardedDns(Dns.SYSTEM, rule), maxBytes, Clock.systemUTC());
    }

    HttpPictureFetcher(FetchSettings settings, GuardedDns dns, long maxBytes, Clock clock) {
        threads = FetchThreads.atMost(settings.maxCalls(), "picture-fetch");
        transport = new HttpTransport(client(settings, dns), dns, settings, maxBytes, clock);
    }

    /** No proxy: it would resolve names itself, past the address rule. */
    private OkHttpClient client(FetchSettings settings, Dns dns) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(settings.maxCalls());
        dispatcher.setMaxRequestsPerHost(settings.maxCallsPerHost());
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .dns(dns)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .build();
    }

    @Override
    public CompletableFuture<Outcome<ByteBuffer>> fetch(URI uri) {
        CompletableFuture<Outcome<ByteBuffer>> flight = flights.begin();
        // The client would take the first piece of a path for a host that is missing.
        HttpUrl url = uri.getRawAuthority() == null ? null : HttpUrl.parse(uri.toString());
        if (url == null) {
            flight.complete(
                    Outcome.failed(FailureCode.PICTURE_REFERENCE_INVALID, "picture: no http address that can be read"));
        } else if (!flight.isDone()) {
            new HttpFlight(transport, flight).start(url);
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
