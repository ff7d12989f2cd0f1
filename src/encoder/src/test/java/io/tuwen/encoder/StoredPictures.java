package io.tuwen.encoder;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.fetch.Fetched;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.Validators;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts whose pictures stand in a map, with tags; counts how often they are asked. */
final class StoredPictures implements PictureFetcher {
    private final Map<URI, byte[]> pictures = new ConcurrentHashMap<>();
    private int fetches;
    private boolean closed;

    StoredPictures with(URI uri, byte[] bytes) {
        pictures.put(uri, bytes);
        return this;
    }

    @Override
    public synchronized CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        fetches++;
        byte[] bytes = pictures.get(uri);
        return CompletableFuture.completedFuture(
                bytes == null
                        ? Outcome.failed(FailureCode.PICTURE_NOT_FOUND, "no such picture")
                        : Outcome.success(answer(uri.toString(), bytes, known)));
    }

    private static Fetched answer(String address, byte[] bytes, Validators known) {
        String tag = "\"" + Arrays.hashCode(bytes) + "\"";
        return tag.equals(known.at(address))
                ? new Fetched.Unchanged()
                : new Fetched.Picture(ByteBuffer.wrap(bytes), new Fetched.Source(address, tag));
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
