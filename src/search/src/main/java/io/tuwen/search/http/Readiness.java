package io.tuwen.search.http;

import io.tuwen.core.index.Filter;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.Searcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Whether the golden caption is answered from both sides of the index. Asked again when the last answer is old. */
final class Readiness {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Searcher searcher;
    private final String goldenCaption;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private Optional<Failure> failure = Optional.empty();

    Readiness(Searcher searcher, String goldenCaption, InstantSource clock) {
        this.searcher = searcher;
        this.goldenCaption = goldenCaption;
        this.clock = clock;
    }

    /** Empty when ready. One thread asks; others wait for its answer. */
    synchronized Optional<Failure> failure() {
        if (clock.instant().isAfter(asked.plus(FRESH))) {
            failure = ask();
            asked = clock.instant();
        }
        return failure;
    }

    private Optional<Failure> ask() {
        try {
            for (Tower tower : Tower.values()) {
                searcher.nearest(List.of(new Query.Text(goldenCaption)), tower, 1, Filter.NONE);
            }
            return Optional.empty();
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
    }
}
