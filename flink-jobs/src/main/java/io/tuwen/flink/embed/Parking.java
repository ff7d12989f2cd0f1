package io.tuwen.flink.embed;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.flink.embed.DueQueue.Spot;
import io.tuwen.schemas.ParkedEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/**
 * Events outside the operator's capacity: they lie in keyed state, and a due queue in memory knows when to try them. No
 * Flink timers: a savepoint may lack them, and what only a timer would wake is lost with it.
 *
 * <p>State holds at most one event a content: one that is parked, or the copy of one in memory which a barrier left.
 */
final class Parking {
    private final ContentMap<ParkedEvent> state;
    private final DueQueue queue;
    private final ProcessingTimeService time;
    private final Alarm alarm;

    /** @param onDue runs when something has become due: calls {@link #firstReady()} */
    Parking(ContentMap<ParkedEvent> state, ProcessingTimeService time, Runnable onDue) {
        this.state = state;
        this.queue = new DueQueue();
        this.time = time;
        this.alarm = new Alarm(time, onDue);
    }

    long now() {
        return time.getCurrentProcessingTime();
    }

    /** Parks an event, in place of what state held for its content. */
    void park(Pending pending, long dueAt) {
        write(pending, dueAt);
        enqueue(pending, dueAt);
    }

    /** Copies an event that stays in memory into state, for whoever owns its key after a restart. */
    void copy(Pending pending) {
        write(pending, now());
    }

    private void write(Pending pending, long dueAt) {
        ParkedEvent parked = new ParkedEvent(pending.event(), Instant.ofEpochMilli(dueAt), pending.failures());
        state.put(pending.key(), parked);
    }

    private void enqueue(Pending pending, long dueAt) {
        queue.put(pending, dueAt);
        alarm.at(dueAt);
    }

    /** After a restart: every event that state holds is parked, whatever put it there. {@code each} is told of it. */
    void restore(ItemId item, Consumer<Pending> each) {
        for (ContentId content : state.contents(item)) {
            ParkedEvent parked = Objects.requireNonNull(state.get(new RowKey(content, item)));
            Pending pending = Pending.of(parked);
            each.accept(pending);
            enqueue(pending, parked.getDueAt().toEpochMilli());
        }
    }

    /** What is parked under this key; null when nothing is. A copy that a barrier left is not parked. */
    @Nullable
    Spot get(RowKey key) {
        return queue.get(key);
    }

    boolean holds(RowKey key) {
        return queue.get(key) != null;
    }

    /** The contents of an item of which state holds an event. */
    Set<ContentId> contentsOf(ItemId item) {
        return state.contents(item);
    }

    /** The event that is due for longest; null when none is. */
    @Nullable
    Spot firstReady() {
        queue.promote(now());
        alarm.at(queue.nextDue());
        return queue.firstReady();
    }

    /** Takes an event back into memory. State keeps it as a copy. */
    Pending take(Spot spot) {
        queue.remove(spot.key());
        return Pending.of(Objects.requireNonNull(state.get(spot.key())));
    }

    /** Something newer takes its place. */
    void remove(RowKey key) {
        queue.remove(key);
        state.remove(key);
    }

    /** For the end of the input: what waits for its time waits no longer. */
    void hurry() {
        queue.promote(Long.MAX_VALUE);
    }

    /** Its content is in flight: it is ready again once woken. */
    void setAside(Spot spot) {
        queue.setAside(spot);
    }

    void wake(RowKey key) {
        queue.wake(key);
    }

    int size() {
        return queue.size();
    }
}
