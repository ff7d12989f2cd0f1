package io.tuwen.schemas.registry;

import io.tuwen.schemas.wire.Resolution.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ids that were unknown a short while ago: a producer in trouble sends the same one a thousand times a second. */
final class UnknownIds {
    /** Beyond it the oldest are forgotten, so that made-up ids do not fill the memory. */
    private static final int LIMIT = 1_000;

    private record Entry(Unknown answer, Instant until) {}

    private final Duration lifetime;
    private final InstantSource clock;

    private final Map<Integer, Entry> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Entry> eldest) {
            return size() > LIMIT;
        }
    };

    UnknownIds(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    synchronized void remember(int id, Unknown answer) {
        entries.remove(id);
        entries.put(id, new Entry(answer, clock.instant().plus(lifetime)));
    }

    synchronized Optional<Unknown> find(int id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::answer);
    }
}
