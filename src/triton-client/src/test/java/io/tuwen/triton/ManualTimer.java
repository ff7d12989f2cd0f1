package io.tuwen.triton;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it. For one thread. */
final class ManualTimer implements Timer {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private final List<Duration> delays = new ArrayList<>();
    private long now;
    private long numbers;

    private record Task(long due, long number, Runnable work) {}

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        delays.add(delay);
        tasks.add(new Task(now + delay.toNanos(), numbers++, task));
    }

    /** Runs what falls due on the way, including what that schedules. */
    void advance(Duration by) {
        long until = now + by.toNanos();
        for (Task next = tasks.peek(); next != null && next.due <= until; next = tasks.peek()) {
            tasks.remove();
            now = next.due;
            next.work.run();
        }
        now = until;
    }

    /** Moves to the next task and runs it; false when there is none. */
    boolean runNext() {
        Task next = tasks.poll();
        if (next == null) {
            return false;
        }
        now = next.due;
        next.work.run();
        return true;
    }

    /** Every delay ever asked for. */
    List<Duration> delays() {
        return delays;
    }
}
