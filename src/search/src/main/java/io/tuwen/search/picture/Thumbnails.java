package io.tuwen.search.picture;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.picture.PictureThumbnailer;
import io.tuwen.search.live.Pictures;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Small pictures, made when they are asked for, and kept for a while. Two are made at once: a search on the same machine
 * shall not wait for a page's pictures.
 */
public final class Thumbnails implements Pictures {
    private static final int AT_ONCE = 2;

    private final Originals originals;
    private final PictureThumbnailer thumbnailer;
    private final RecentThumbnails recent = new RecentThumbnails();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    public Thumbnails(Originals originals, PictureThumbnailer thumbnailer) {
        this.originals = originals;
        this.thumbnailer = thumbnailer;
    }

    @Override
    public Optional<Thumbnail> of(RowKey key, int side) {
        Optional<Original> original = originals.newest(key);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        RecentThumbnails.Name name = new RecentThumbnails.Name(original.get().name(), side);
        Optional<Thumbnail> known = recent.get(name);
        return known.isPresent() ? known : made(original.get(), name);
    }

    private Optional<Thumbnail> made(Original original, RecentThumbnails.Name name) {
        Optional<Thumbnail> made = value(original.read()).map(file -> made(file, name.side()));
        made.ifPresent(thumbnail -> recent.put(name, thumbnail));
        return made;
    }

    private Thumbnail made(ByteBuffer file, int side) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "interrupted while waiting for a place to make a picture");
        }
        try {
            byte[] bytes = new byte[file.remaining()];
            file.duplicate().get(bytes);
            return new Thumbnail(Digest.of(bytes), value(thumbnailer.thumbnail(ByteBuffer.wrap(bytes), side)));
        } finally {
            places.release();
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Success<T> success) {
            return success.value();
        }
        throw new FailureException(((Outcome.Failed<T>) outcome).failure());
    }
}
