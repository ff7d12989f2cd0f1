package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * Gets the bytes behind a reference. Every future completes normally, those under way at {@link #close()} with
 * {@code CLOSED}. Safe for use by many threads; completions may run on any thread and must not block.
 */
public interface PictureFetcher extends AutoCloseable {

    CompletableFuture<Outcome<ByteBuffer>> fetch(URI uri);

    @Override
    void close();
}
