package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Gets the bytes behind a reference. Every future completes normally, those under way at {@link #close()} with
 * {@code CLOSED}. Safe for use by many threads; completions may run on any thread and must not block.
 */
public interface PictureFetcher extends AutoCloseable {

    /** @param known where none is given, the result is not {@link Fetched.Unchanged} */
    CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known);

    /** With nothing known: the picture, whole. */
    default CompletableFuture<Outcome<Fetched>> fetch(URI uri) {
        return fetch(uri, Validators.NONE);
    }

    @Override
    void close();
}
