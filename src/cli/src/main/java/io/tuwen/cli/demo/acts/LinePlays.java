package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.Comparison;
import io.tuwen.cli.demo.live.Hold;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.search.act.Performance;
import io.tuwen.search.act.Performance.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Acts on the whole line. */
final class LinePlays {
    static final String KILL_JOB = "kill-job";
    static final String PROVE = "prove";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LinePlays() {}

    /** Lets the stream wait until all has settled, and holds both collections against what it asks for. */
    static Performance prove(Stage stage, Theatre.Place place) {
        long began = System.nanoTime();
        Fact equal = compare(stage, Deadline.in(PATIENCE));
        return performance(PROVE, place, began, List.of(equal));
    }

    /** Crashes the jobs while the stream goes on, waits until they have caught up, and then proves. */
    static Performance killJob(Stage stage, Theatre.Place place) {
        long began = System.nanoTime();
        Deadline deadline = Deadline.in(PATIENCE);
        long readBefore = stage.counts().of(Fate.RECORDS_IN);
        stage.killJobs();
        // Their numbers are away while they restart, and come back as of the last checkpoint.
        boolean down = deadline.await(() -> stage.counts().of(Fate.RECORDS_IN) < readBefore);
        boolean up = deadline.await(() -> known(stage.counts()) >= readBefore);
        long millis = millisSince(began);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("jobs_restarted", down && up, Map.of("after_ms", millis)));
        facts.add(compare(stage, deadline));
        return performance(KILL_JOB, place, began, facts);
    }

    private static long known(JobCounts counts) {
        return counts.of(Fate.RECORDS_IN) - counts.inFlight();
    }

    private static Fact compare(Stage stage, Deadline deadline) {
        try (Hold hold = stage.stream().hold()) {
            deadline.require(() -> stage.stream().isSettled(stage.counts()), "what was under way did not end");
            Comparison found = stage.compare();
            return new Fact(
                    "index_equals_stream",
                    found.equal(),
                    Map.of(
                            "rows", found.found(),
                            "missing", found.missing(),
                            "stale", found.stale(),
                            "orphaned", found.orphaned()));
        }
    }

    private static Performance performance(String act, Theatre.Place place, long began, List<Fact> facts) {
        return new Performance(
                act,
                Optional.empty(),
                ShellLine.post(place.service(), act),
                Duration.ofMillis(millisSince(began)),
                facts);
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
