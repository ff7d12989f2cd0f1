package io.tuwen.search.picture;

import io.tuwen.search.live.Pictures.Thumbnail;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The thumbnails that were asked for last, as many as fit into some bytes. Safe for use by many threads. */
final class RecentThumbnails {
    /** Pages of hundreds of goods. */
    static final long MOST_BYTES = 16 << 20;

    private final Map<Name, Thumbnail> byUse = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param original {@link Original#name()} */
    record Name(String original, int side) {}

    synchronized Optional<Thumbnail> get(Name name) {
        return Optional.ofNullable(byUse.get(name));
    }

    synchronized void put(Name name, Thumbnail thumbnail) {
        Thumbnail before = byUse.put(name, thumbnail);
        bytes += thumbnail.jpeg().length - (before == null ? 0 : before.jpeg().length);
        Iterator<Thumbnail> oldest = byUse.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().jpeg().length;
            oldest.remove();
        }
    }
}
