package io.tuwen.cli.demo.acts;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How it stands some time after something was published.
 *
 * @param afterMillis that time
 * @param rows what the index holds of the item now
 * @param letters the codes of the item's dead letters since
 * @param since what all records came to since
 * @param shown whether who searches under a filter, with the item's own vector, is shown it
 */
record Look(long afterMillis, Map<Tower, Row> rows, List<String> letters, Since since, Predicate<Filter> shown) {
    Look {
        rows = Map.copyOf(rows);
        letters = List.copyOf(letters);
    }

    /**
     * Over all items.
     *
     * @param inferences that the jobs asked for
     * @param superseded records that were older than what the index held
     * @param arrivals rows that were put, retagged or removed
     * @param p99Millis freshness of the newest of them
     */
    record Since(long inferences, long superseded, long arrivals, long p99Millis) {}
}
