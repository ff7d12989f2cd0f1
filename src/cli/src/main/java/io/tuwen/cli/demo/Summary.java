package io.tuwen.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

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
 * @param hostilePictures those of them that were pictures made to do harm: their names, by failure code
 * @param inferences rows that the models computed, by Triton's own count
 * @param freshnessMillis from the event's time to searchable
 * @param retrieval of held-out goods; null until they are asked for, which is when all has settled
 */
public record Summary(
        long events,
        long indexed,
        long retagged,
        long removed,
        long duplicates,
        long superseded,
        long conflated,
        SortedMap<String, Long> deadLetters,
        SortedMap<String, SortedSet<String>> hostilePictures,
        long inferences,
        Comparison index,
        double seconds,
        Freshness freshnessMillis,
        @Nullable Retrieval retrieval) {

    public record Freshness(long p50, long p99) {}

    /** Records that came to one of the ends; in balance with {@link #events()}. */
    long accountedFor() {
        long dead = deadLetters.values().stream().mapToLong(Long::longValue).sum();
        return indexed + retagged + removed + duplicates + superseded + conflated + dead;
    }

    public Summary with(Retrieval asked) {
        return new Summary(
                events,
                indexed,
                retagged,
                removed,
                duplicates,
                superseded,
                conflated,
                deadLetters,
                hostilePictures,
                inferences,
                index,
                seconds,
                freshnessMillis,
                asked);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "%d records in %.1f s: %d indexed, %d retagged, %d removed, %d duplicates, %d superseded, %d conflated"
                        .formatted(events, seconds, indexed, retagged, removed, duplicates, superseded, conflated),
                "dead letters: " + deadLetters,
                "hostile pictures: " + hostilePictures,
                "inferences: " + inferences + ", " + (events - inferences) + " fewer than records",
                "index: %d rows expected, %d found, %d missing, %d stale, %d orphaned"
                        .formatted(index.expected(), index.found(), index.missing(), index.stale(), index.orphaned()),
                "from event to searchable: p50 %d ms, p99 %d ms"
                        .formatted(freshnessMillis.p50(), freshnessMillis.p99())));
        if (retrieval != null) {
            lines.add(retrieval.line());
        }
        return lines;
    }

    /** What is not as it should be, in words: the balance, the dead letters, the index. */
    List<String> shortfalls(SortedMap<String, Long> expectedDeadLetters) {
        List<String> shortfalls = new ArrayList<>();
        if (accountedFor() != events) {
            shortfalls.add(events + " records published, but " + accountedFor() + " accounted for");
        }
        if (!deadLetters.equals(expectedDeadLetters)) {
            shortfalls.add("dead letters " + deadLetters + " (expected: " + expectedDeadLetters + ")");
        }
        if (!index.equal()) {
            shortfalls.add("the index is not equal to the stream: " + index.missing() + " rows missing, "
                    + index.stale() + " stale, " + index.orphaned() + " orphaned");
        }
        return shortfalls;
    }
}
