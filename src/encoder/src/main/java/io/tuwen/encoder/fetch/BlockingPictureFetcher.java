package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Lets a reader that blocks read on a few threads of its own. Who waits is told so when the time is up. */
public final class BlockingPictureFetcher implements PictureFetcher {
    private final Flights flights = new Flights();
    private final PictureReader reader;
    private final ExecutorService threads;
    private final Duration patience;

    /**
     * @param most reads at once; more wait
     * @param patience for one reference, waiting for a thread included; a read that takes longer keeps its thread
     */
    public BlockingPictureFetcher(PictureReader reader, int most, Duration patience) {
        this.reader = reader;
        this.threads = FetchThreads.atMost(most, "picture-read");
        this.patience = patience;
    }

    @Override
    public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        CompletableFuture<Outcome<Fetched>> flight = flights.begin();
        try {
            threads.execute(() -> read(uri, flight));
        } catch (RejectedExecutionException e) {
            // Closed since: the flight is complete.
            return flight;
        }
        return flight.completeOnTimeout(
                unavailable("no picture within " + patience.toMillis() + " ms"),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** An error such as a lack of memory goes on to the thread's handler, but nobody waits for ever. */
    private void read(URI uri, CompletableFuture<Outcome<Fetched>> flight) {
        if (flight.isDone()) {
            return;
        }
        try {
            flight.complete(reader.read(uri).map(bytes -> new Fetched.Picture(bytes, null)));
        } finally {
            flight.complete(unavailable("cannot be read now; standard error tells why"));
        }
    }

    private static Outcome<Fetched> unavailable(String why) {
        return Outcome.failed(FailureCode.PICTURE_HOST_UNAVAILABLE, "picture: " + why);
    }

    @Override
    public void close() {
        flights.close();
        threads.shutdown();
    }
}
