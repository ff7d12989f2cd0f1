package io.tuwen.search.live;

import io.tuwen.core.identity.ItemId;
import java.util.List;

/** What happened to items. Safe for use by many threads. */
@FunctionalInterface
public interface History {

    /** The newest first, as many as are remembered; empty for an item that nobody has heard of. */
    List<Happening> of(ItemId item);
}
