package io.tuwen.encoder;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.fetch.PictureFetcher;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts whose pictures stand in a map; counts how often they are asked. */
final class StoredPictures implements PictureFetcher {
    private final Map<URI, byte[]> pictures = new ConcurrentHashMap<>();
    private int fetches;
    private boolean closed;

    StoredPictures with(URI uri, byte[] bytes) {
        pictures.put(uri, bytes);
        return this;
    }

    @Override
    public synchronized CompletableFuture<Outcome<ByteBuffer>> fetch(URI uri) {
        fetches++;
        byte[] bytes = pictures.get(uri);
        return CompletableFuture.completedFuture(
                bytes == null
                        ? Outcome.failed(FailureCode.PICTURE_NOT_FOUND, "no such picture")
                        : Outcome.success(ByteBuffer.wrap(bytes)));
    }

    synchronized int fetches() {
        return fetches;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
