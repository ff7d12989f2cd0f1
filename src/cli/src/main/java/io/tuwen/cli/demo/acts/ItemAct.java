package io.tuwen.cli.demo.acts;

import io.tuwen.search.act.Performance.Fact;
import java.util.List;
import java.util.Optional;

/** Something that can be done to an item, and what should be so afterwards. Pure; safe for use by many threads. */
interface ItemAct {
    String name();

    /** Whether nothing else may happen meanwhile, so that what is counted is this act's alone. */
    default boolean isAlone() {
        return true;
    }

    /** What the item lacks for it, in words; empty when it fits. */
    default Optional<String> lacks(Standing before) {
        return before.picture().isPresent() ? Optional.empty() : Optional.of("an item with a picture");
    }

    /** Whether it shows all that it can on this item; where somebody chooses for it, one of these is chosen. */
    default boolean isBest(Standing before) {
        return true;
    }

    Change change(Standing before);

    /** It is over when all of them hold. */
    List<Fact> facts(Standing before, Change change, Look now);
}
