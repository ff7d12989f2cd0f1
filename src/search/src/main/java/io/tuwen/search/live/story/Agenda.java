package io.tuwen.search.live.story;

import io.tuwen.core.identity.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Which items the index is asked about, and when. What is new goes before the backlog of the start. The older the youngest
 * record of an item, the longer the next look waits: by a tenth of its age, so that what is measured is off by that at
 * most, and what waits for hours costs next to nothing. Guarded by its chronicle.
 */
final class Agenda {
    static final Duration SOONEST = Duration.ofMillis(100);
    static final Duration LATEST = Duration.ofMinutes(1);
    private static final int PART_OF_AGE = 10;

    private final Map<ItemId, Due> due = new HashMap<>();
    private final Queue<Due> news = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final Queue<Due> backlog = new PriorityQueue<>(Comparator.comparing(Due::at));

    private record Due(ItemId item, Instant at, boolean isNew) {}

    /** As soon as somebody looks. */
    void now(ItemId item, Instant now, boolean isNew) {
        put(new Due(item, now, isNew));
    }

    /** Again, since nothing was to be seen. */
    void later(ItemId item, Instant youngest, Instant now) {
        Duration wait = Duration.between(youngest, now).dividedBy(PART_OF_AGE);
        Duration least = wait.compareTo(SOONEST) < 0 ? SOONEST : wait;
        put(new Due(item, now.plus(least.compareTo(LATEST) > 0 ? LATEST : least), true));
    }

    private void put(Due next) {
        due.put(next.item(), next);
        (next.isNew() ? news : backlog).add(next);
    }

    void forget(ItemId item) {
        due.remove(item);
    }

    /** Takes out those that are due, the most urgent first. */
    List<ItemId> take(Instant now, int most) {
        List<ItemId> taken = new ArrayList<>();
        take(news, now, most, taken);
        take(backlog, now, most, taken);
        return taken;
    }

    private void take(Queue<Due> queue, Instant now, int most, List<ItemId> taken) {
        for (Due next = queue.peek(); next != null && taken.size() < most; next = queue.peek()) {
            if (next.equals(due.get(next.item())) && next.at().isAfter(now)) {
                return;
            }
            queue.remove();
            if (due.remove(next.item(), next)) {
                taken.add(next.item());
            }
        }
    }

    Set<ItemId> items() {
        return due.keySet();
    }
}
