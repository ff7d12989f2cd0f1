package io.tuwen.encoder.fetch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hosts that were asked last, so many and no more: one that is forgotten begins anew. Safe for use by many threads.
 */
final class Hosts {
    /** About 1.4 KB each. */
    static final int MOST = 10_000;

    private final HostSettings settings;
    private final Clock clock;
    private final Map<String, Host> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Host> eldest) {
            return size() > MOST;
        }
    };

    Hosts(HostSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param name in lower case */
    synchronized Host of(String name) {
        return byName.computeIfAbsent(name, unknown -> new Host(settings, clock));
    }

    synchronized int size() {
        return byName.size();
    }
}
