package io.tuwen.flink.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.util.EnumMap;
import java.util.Map;

/**
 * The account of all jobs at one moment.
 *
 * @param records by fate; every fate has an entry
 * @param inFlight records whose fate is open
 * @param deadLetters by code, those that there are
 * @param freshnessMillis event time to searchable of the latest records, ascending
 */
public record Tally(
        Map<Fate, Long> records, long inFlight, Map<FailureCode, Long> deadLetters, long[] freshnessMillis) {

    static Tally of(MetricBoard board) {
        Map<Fate, Long> records = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            records.put(fate, board.records(fate));
        }
        return new Tally(records, board.inFlight(), board.deadLetters(), board.freshness());
    }

    public long of(Fate fate) {
        return records.getOrDefault(fate, 0L);
    }

    /** Records that came to an end. */
    public long accountedFor() {
        return records.entrySet().stream()
                .filter(entry -> entry.getKey() != Fate.RECORDS_IN)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * @param quantile 0 to 1
     * @return milliseconds; 0 when nothing was measured
     */
    public long freshness(double quantile) {
        if (freshnessMillis.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(quantile * freshnessMillis.length) - 1;
        return freshnessMillis[Math.max(0, rank)];
    }
}
