package io.tuwen.search.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells what it is told to. */
public final class ToldFeed implements Feed {
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
    private volatile News.Counters counters = counters(0);

    public static News.Counters counters(long events) {
        return new News.Counters(Instant.EPOCH, events, 0, News.Freshness.NONE, News.Work.UNKNOWN, Map.of(), Map.of());
    }

    public void tell(News news) {
        if (news instanceof News.Counters now) {
            counters = now;
        }
        listeners.forEach(listener -> listener.accept(news));
    }

    /** How many follow. */
    public int followers() {
        return listeners.size();
    }

    @Override
    public News.Counters counters() {
        return counters;
    }

    @Override
    public Following follow(Consumer<News> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
