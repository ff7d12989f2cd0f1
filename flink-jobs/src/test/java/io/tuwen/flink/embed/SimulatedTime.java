package io.tuwen.flink.embed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that goes on when told, and what is to happen at which moment of it. */
final class SimulatedTime extends Clock {
    private final PriorityQueue<Happening> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
    private long now;
    private long numbers;

    private record Happening(long at, long number, Runnable action) {}

    void after(Duration delay, Runnable action) {
        agenda.add(new Happening(now + delay.toMillis(), numbers++, action));
    }

    /** Lets time pass, and happen what is due. */
    void advance(Duration step) {
        long until = now + step.toMillis();
        while (!agenda.isEmpty() && agenda.element().at() <= until) {
            Happening next = agenda.remove();
            now = next.at();
            next.action().run();
        }
        now = until;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a clock of UTC");
    }
}
