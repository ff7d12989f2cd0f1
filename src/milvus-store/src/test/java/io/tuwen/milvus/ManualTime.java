package io.tuwen.milvus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it. For one thread. */
final class ManualTime implements Scheduler {
    private record Due(long nanos, Runnable task) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final List<Duration> delays = new ArrayList<>();
    private long now;
    private boolean closed;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (!closed) {
            delays.add(delay);
            due.add(new Due(now + delay.toNanos(), task));
        }
    }

    /** Runs all that is due within the time. */
    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!due.isEmpty() && due.peek().nanos() <= until) {
            Due next = due.remove();
            now = next.nanos();
            next.task().run();
        }
        now = until;
    }

    /** Every delay that was asked for so far. */
    List<Duration> delays() {
        return List.copyOf(delays);
    }

    @Override
    public void close() {
        closed = true;
        due.clear();
    }
}
