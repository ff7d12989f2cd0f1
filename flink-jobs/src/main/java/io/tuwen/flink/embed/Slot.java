package io.tuwen.flink.embed;

import io.tuwen.core.identity.RowKey;
import org.jspecify.annotations.Nullable;

/** One content in flight, and the newest event that waits behind it. {@link InFlight} keeps the numbers of all slots. */
final class Slot {
    private final RowKey key;
    private Pending driving;
    private long held;
    private boolean superseded;
    private @Nullable Pending waiting;
    private Copy copy = Copy.NONE;

    /** What parked state holds of this slot, from a barrier or from before it was in flight. */
    private enum Copy {
        NONE,
        /** An event that is not the newest any more. */
        OUTDATED,
        NEWEST
    }

    Slot(Pending driving) {
        this.key = driving.key();
        this.driving = driving;
        this.held = driving.weight();
    }

    RowKey key() {
        return key;
    }

    /** What is being loaded or embedded. */
    Pending driving() {
        return driving;
    }

    @Nullable
    Pending waiting() {
        return waiting;
    }

    /** A removal has overtaken what is in flight: its result will be dropped, its fate is counted. */
    boolean isSuperseded() {
        return superseded;
    }

    /** Whether somebody asked for an inference that is still to be seen. */
    boolean isForced() {
        return (!superseded && driving.isForced()) || (waiting != null && waiting.isForced());
    }

    /** The newest event that is still to be carried out; null when there is none. */
    @Nullable
    Pending newest() {
        if (waiting != null) {
            return waiting;
        }
        return superseded ? null : driving;
    }

    boolean hasCopy() {
        return copy != Copy.NONE;
    }

    boolean needsCopy() {
        return copy != Copy.NEWEST;
    }

    /** State holds the newest event now. */
    void copied() {
        copy = Copy.NEWEST;
    }

    /** State holds nothing of this slot now. */
    void copyGone() {
        copy = Copy.NONE;
    }

    /** Bytes held for what is in flight. */
    long held() {
        return held;
    }

    void hold(long more) {
        held += more;
    }

    void supersede() {
        superseded = true;
    }

    void setWaiting(@Nullable Pending next) {
        waiting = next;
        copy = hasCopy() ? Copy.OUTDATED : Copy.NONE;
    }

    /** What waited is in flight now. */
    void drive(Pending next) {
        driving = next;
        held = next.weight();
        superseded = false;
        waiting = null;
    }
}
