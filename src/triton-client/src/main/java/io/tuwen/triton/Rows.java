package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.Outcome;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outcomes of the rows of one call. */
final class Rows {

    private Rows() {}

    /** The same failure for each row: the call as a whole failed. */
    static List<Outcome<float[]>> failed(int rows, Failure failure) {
        return Collections.nCopies(rows, Outcome.failed(failure));
    }

    /** The failure that every row has, or null: then at least one row has an outcome of its own. */
    static @Nullable Failure commonFailure(List<Outcome<float[]>> outcomes) {
        Outcome<float[]> first = outcomes.get(0);
        if (first instanceof Outcome.Failed<float[]> failed && outcomes.stream().allMatch(first::equals)) {
            return failed.failure();
        }
        return null;
    }
}
