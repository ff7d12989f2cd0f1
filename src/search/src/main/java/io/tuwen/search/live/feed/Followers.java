package io.tuwen.search.live.feed;

import io.tuwen.search.live.Feed.Following;
import io.tuwen.search.live.News;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Everybody who is told. All are told in one order. Safe for use by many threads. */
final class Followers {
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    Following add(Consumer<News> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    synchronized void tell(News news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}
