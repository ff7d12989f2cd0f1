package io.tuwen.search.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a record. */
public sealed interface Fate {

    /** Nothing yet. */
    record Pending() implements Fate {}

    /**
     * Its row stands in the index.
     *
     * @param seen when that was seen; null where it was so before anybody looked
     */
    record Searchable(@Nullable Instant seen) implements Fate {}

    /**
     * It took its row away.
     *
     * @param seen when that was seen; null where it was so before anybody looked
     */
    record Gone(@Nullable Instant seen) implements Fate {}

    /** Something newer holds its place. */
    record Superseded() implements Fate {}

    /** It stands in the dead-letter topic. */
    record DeadLettered(String code, String cause) implements Fate {}

    /** When the index was seen so, where this is about the index and was seen. */
    default @Nullable Instant seen() {
        return null;
    }

    default boolean isPending() {
        return this instanceof Pending;
    }
}
