package io.tuwen.search.live.feed;

import io.tuwen.core.model.Tower;
import io.tuwen.search.live.News;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts what is read and seen. Safe for use by many threads. */
final class Tally {
    static final Duration RATE_OVER = Duration.ofSeconds(5);
    static final Duration FRESHNESS_OVER = Duration.ofMinutes(1);

    /** Of a busier minute the newest are told of. */
    private static final int MOST_SEEN = 20_000;

    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Deque<Second> seconds = new ArrayDeque<>();
    private long events;

    private record Seen(Instant at, long millis) {}

    private record Second(long epochSecond, int events) {}

    /** @param isNew whether it came since the start */
    synchronized void read(boolean isNew, Instant now) {
        events++;
        if (isNew) {
            Second last = seconds.peekLast();
            boolean same = last != null && last.epochSecond() == now.getEpochSecond();
            int before = same ? seconds.removeLast().events() : 0;
            seconds.add(new Second(now.getEpochSecond(), before + 1));
            forgetSeconds(now);
        }
    }

    synchronized void died(String code) {
        deadLetters.merge(code, 1L, Long::sum);
    }

    synchronized void arrived(News.Arrival arrival) {
        seen.add(new Seen(arrival.seenAt(), arrival.freshnessMillis()));
        if (seen.size() > MOST_SEEN) {
            seen.remove();
        }
    }

    synchronized News.Counters counters(Map<Tower, Long> rows, News.Work work, Instant now) {
        forgetSeconds(now);
        return new News.Counters(now, events, rate(now), freshness(now), work, deadLetters, rows);
    }

    private void forgetSeconds(Instant now) {
        while (!seconds.isEmpty() && seconds.getFirst().epochSecond() < now.getEpochSecond() - RATE_OVER.toSeconds()) {
            seconds.remove();
        }
    }

    /** Over whole seconds: the one that has just begun would pull it down. */
    private double rate(Instant now) {
        int sum = seconds.stream()
                .filter(second -> second.epochSecond() < now.getEpochSecond())
                .mapToInt(Second::events)
                .sum();
        return (double) sum / RATE_OVER.toSeconds();
    }

    private News.Freshness freshness(Instant now) {
        while (!seen.isEmpty() && seen.getFirst().at().isBefore(now.minus(FRESHNESS_OVER))) {
            seen.remove();
        }
        long[] sorted = seen.stream().mapToLong(Seen::millis).sorted().toArray();
        return new News.Freshness(sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.99));
    }

    /** By nearest rank: one of the values. */
    private static OptionalLong quantile(long[] sorted, double share) {
        return sorted.length == 0
                ? OptionalLong.empty()
                : Arrays.stream(sorted, (int) Math.ceil(share * sorted.length) - 1, sorted.length)
                        .findFirst();
    }
}
