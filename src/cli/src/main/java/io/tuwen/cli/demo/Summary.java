package io.tuwen.cli.demo;

import java.util.SortedMap;

/**
 * What a demonstration came to; as JSON this is its last line on standard output.
 *
 * @param events records published
 * @param indexed rows put with a fresh vector
 * @param retagged rows whose attributes changed without inference
 * @param removed removals carried out
 * @param duplicates records that told nothing new
 * @param superseded records older than what the index held
 * @param conflated records overtaken by a newer one while they waited
 * @param deadLetters by failure code
 * @param inferences rows that the models computed, by Triton's own count
 * @param freshnessMillis from the event's time to searchable
 */
record Summary(
        long events,
        long indexed,
        long retagged,
        long removed,
        long duplicates,
        long superseded,
        long conflated,
        SortedMap<String, Long> deadLetters,
        long inferences,
        Comparison index,
        double seconds,
        Freshness freshnessMillis) {

    record Freshness(long p50, long p99) {}

    /** Records that came to one of the ends; in balance with {@link #events()}. */
    long accountedFor() {
        long dead = deadLetters.values().stream().mapToLong(Long::longValue).sum();
        return indexed + retagged + removed + duplicates + superseded + conflated + dead;
    }

    boolean balanced() {
        return accountedFor() == events;
    }

    boolean proven() {
        return balanced() && index.equal();
    }
}
