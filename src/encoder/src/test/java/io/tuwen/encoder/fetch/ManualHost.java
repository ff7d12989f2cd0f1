package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Hosts that answer when the test says so, the longest asked first. */
final class ManualHost implements PictureFetcher {
    private final Queue<CompletableFuture<Outcome<Fetched>>> open = new ArrayDeque<>();
    private int asked;

    @Override
    public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        asked++;
        CompletableFuture<Outcome<Fetched>> fetch = new CompletableFuture<>();
        open.add(fetch);
        return fetch;
    }

    /** How often any was ever asked. */
    int asked() {
        return asked;
    }

    void answer() {
        open.remove().complete(Outcome.success(new Fetched.Picture(ByteBuffer.allocate(1), null)));
    }

    void fail(FailureCode code) {
        open.remove().complete(Outcome.failed(code, "scripted"));
    }

    void fail(@Nullable Duration retryAfter) {
        open.remove()
                .complete(Outcome.failed(new Failure(FailureCode.PICTURE_HOST_UNAVAILABLE, "scripted", retryAfter)));
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            fail(FailureCode.CLOSED);
        }
    }
}
