package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The fetches under way, so that closing can complete every one of them. Safe for use by many threads. */
final class Flights implements AutoCloseable {
    private final Set<CompletableFuture<Outcome<Fetched>>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A future that completes with {@code CLOSED} at the latest when this is closed. */
    CompletableFuture<Outcome<Fetched>> begin() {
        CompletableFuture<Outcome<Fetched>> flight = new CompletableFuture<>();
        underWay.add(flight);
        var unused = flight.whenComplete((outcome, impossible) -> underWay.remove(flight));
        if (closed) {
            flight.complete(closedOutcome());
        }
        return flight;
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(flight -> flight.complete(closedOutcome()));
    }

    private static Outcome<Fetched> closedOutcome() {
        return Outcome.failed(FailureCode.CLOSED, "picture fetcher: closed");
    }
}
