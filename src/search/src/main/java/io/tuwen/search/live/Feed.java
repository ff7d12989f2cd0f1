package io.tuwen.search.live;

import java.util.function.Consumer;

/** What happens in the stream and in the index, as it is seen. Safe for use by many threads. */
public interface Feed {

    /** As they stand now. */
    News.Counters counters();

    /**
     * Hands over what happens from now on, in order.
     *
     * @param listener called by the feed's own threads, and must return at once: they wait for it
     * @return ends it when closed; the listener may be called once more meanwhile
     */
    Following follow(Consumer<News> listener);

    /** Somebody follows. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
