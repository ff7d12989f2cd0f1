package io.tuwen.cli.demo.live;

import io.tuwen.flink.account.Fate;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.search.live.News.Work;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What the jobs do, by their own counts: those of searches are not among them. Safe for use by many threads. */
public record JobWork(Supplier<JobCounts> counts) implements Supplier<Work> {

    /** Unknown while the jobs restart, when their counts are away. */
    @Override
    public Work get() {
        JobCounts now = counts.get();
        if (now.equals(JobCounts.NONE)) {
            return Work.UNKNOWN;
        }
        return new Work(
                OptionalLong.of(now.inferences()), OptionalLong.of(avoided(now)), OptionalLong.of(now.inFlight()));
    }

    /** Records that brought a content and cost no inference. */
    private static long avoided(JobCounts now) {
        return now.of(Fate.RETAGGED) + now.of(Fate.DUPLICATE) + now.of(Fate.STALE) + now.of(Fate.CONFLATED);
    }
}
