package io.tuwen.search.live.story;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.Happening.What;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record that is remembered, and what became of it. Guarded by its chronicle. */
final class Entry {
    private final int number;
    private final Place place;
    private final Instant at;
    private final Said said;
    /** Whether what becomes of it is news. */
    private boolean awaited;

    private Fate fate = new Fate.Pending();
    /** When its letter was written, if it came so far that records of its content waited for it. */
    private @Nullable Instant gaveWay;

    /** @param number of its story, counted up */
    Entry(int number, Told told, boolean awaited) {
        this.number = number;
        this.place = told.place();
        this.at = told.at();
        this.said = told.said();
        this.awaited = awaited;
    }

    int number() {
        return number;
    }

    Place place() {
        return place;
    }

    Tower side() {
        return place.side();
    }

    Instant at() {
        return at;
    }

    Said said() {
        return said;
    }

    Fate fate() {
        return fate;
    }

    boolean isPending() {
        return fate.isPending();
    }

    boolean isDead() {
        return fate instanceof Fate.DeadLettered;
    }

    /** What was not there when somebody first looked is news when it comes. */
    boolean isAwaited() {
        return awaited;
    }

    void await() {
        awaited = true;
    }

    void settle(Fate known) {
        fate = known;
    }

    /** @param refused null where the record never came so far as to stand in another's way */
    void die(Fate.DeadLettered known, @Nullable Instant refused) {
        fate = known;
        gaveWay = refused;
    }

    @Nullable
    Instant gaveWay() {
        return gaveWay;
    }

    Told told(ItemId item) {
        return new Told(place, at, item, said);
    }

    Happening happening() {
        return new Happening(at, said.anyTime(), side(), said.anyVersion(), what(), fate);
    }

    private What what() {
        if (said instanceof Said.Shown) {
            return side() == Tower.IMAGE ? What.PICTURE : What.CAPTION;
        }
        if (said instanceof Said.Removed) {
            return What.REMOVAL;
        }
        return said instanceof Said.AllRemoved ? What.TOMBSTONE : What.UNREADABLE;
    }
}
