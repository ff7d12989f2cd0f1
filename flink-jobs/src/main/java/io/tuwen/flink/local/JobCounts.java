package io.tuwen.flink.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of the records of a job, summed over its subtasks, at one moment. While a job restarts its numbers are
 * away, and come back as of its last checkpoint.
 *
 * @param fates of records
 * @param deadLetters by cause
 * @param inferences asked for, those that a restart repeated included
 * @param freshnessMillis from the shop's change to the index's answer, sorted, of the newest acknowledged mutations
 */
public record JobCounts(
        Map<Fate, Long> fates, Map<FailureCode, Long> deadLetters, long inferences, List<Long> freshnessMillis) {

    /** Nothing counted. */
    public static final JobCounts NONE = new JobCounts(Map.of(), Map.of(), 0, List.of());

    public long of(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    /** Records that were read and have no fate yet; 0 when the job has caught up with what it read. */
    public long inFlight() {
        long settled = fates.values().stream().mapToLong(Long::longValue).sum() - of(Fate.RECORDS_IN);
        return of(Fate.RECORDS_IN) - settled;
    }

    /** @param quantile 0 to 1; 0 where nothing was measured */
    public long freshness(double quantile) {
        int last = freshnessMillis.size() - 1;
        return last < 0 ? 0 : freshnessMillis.get((int) Math.round(quantile * last));
    }

    /** Of two jobs together. */
    public JobCounts plus(JobCounts other) {
        Map<Fate, Long> allFates = new EnumMap<>(Fate.class);
        allFates.putAll(fates);
        other.fates.forEach((fate, count) -> allFates.merge(fate, count, Long::sum));
        Map<FailureCode, Long> allLetters = new EnumMap<>(FailureCode.class);
        allLetters.putAll(deadLetters);
        other.deadLetters.forEach((code, count) -> allLetters.merge(code, count, Long::sum));
        List<Long> allFreshness = Stream.concat(freshnessMillis.stream(), other.freshnessMillis.stream())
                .sorted()
                .toList();
        return new JobCounts(allFates, allLetters, inferences + other.inferences, allFreshness);
    }
}
