package io.tuwen.search.act;

import io.tuwen.core.identity.ItemId;
import java.util.List;
import java.util.Optional;

/** What can be done to the catalogue of a demonstration. Blocking; one at a time. */
public interface Acts {

    /** Their names. */
    List<String> names();

    /**
     * Plays one to its end, which is seconds away, a minute at most.
     *
     * @param act one of {@link #names}
     * @param item empty: one that fits is chosen
     * @throws io.tuwen.search.retrieval.RefusedException when the item is not there, or does not fit
     * @throws io.tuwen.core.outcome.FailureException when the act could not begin, or could not be looked at
     */
    Performance play(String act, Optional<ItemId> item);
}
