package io.tuwen.flink.embed;

import io.tuwen.core.ledger.Decision;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.embed.DueQueue.Spot;

/** Where a new event about a live content goes: nowhere, to the index at once, in flight, or behind what is in flight. */
final class Intake {
    private final Backlog backlog;
    private final Verdicts verdicts;
    private final Drive drive;
    private final int maxParked;

    Intake(Backlog backlog, Verdicts verdicts, Drive drive, int maxParked) {
        this.backlog = backlog;
        this.verdicts = verdicts;
        this.drive = drive;
        this.maxParked = maxParked;
    }

    /**
     * Takes an event in. Changes nothing when there is no room, so the caller may come again: all is looked up anew.
     *
     * @return false when there is no room
     */
    boolean admit(Pending pending) {
        if (pending.version() < backlog.newestOpen(pending.key())) {
            verdicts.count(Fate.STALE);
            return true;
        }
        verdicts.doubt(pending);
        Slot slot = backlog.inFlight().get(pending.key());
        return slot == null ? admitIdle(pending) : admitBehind(slot, pending);
    }

    /** Nothing of this content is in flight; something older may be parked. */
    private boolean admitIdle(Pending pending) {
        Pending event = inPlaceOfParked(pending);
        Decision decision = drive.decide(event);
        boolean needsRoom = decision instanceof Decision.Fetch || decision instanceof Decision.Embed;
        if (needsRoom && !(backlog.inFlight().fits(event.weight()) && canPark())) {
            return false;
        }
        dropParked(event);
        if (!verdicts.settle(event, decision)) {
            drive.load(backlog.inFlight().begin(event));
        }
        return true;
    }

    /** An older event of this content is in flight; another older one may wait, or be parked, but not both. */
    private boolean admitBehind(Slot slot, Pending pending) {
        Pending waiting = slot.waiting();
        Pending event = inPlaceOfParked(pending).forcedIf(waiting != null && waiting.isForced());
        if (!backlog.inFlight().tryWait(slot, event)) {
            return false;
        }
        dropParked(event);
        if (waiting != null) {
            verdicts.count(Fate.CONFLATED);
        }
        return true;
    }

    /** Whether an event for which there is no room may be parked instead. */
    boolean canPark() {
        return backlog.parking().size() < maxParked;
    }

    /** Parks an event that was not admitted; it is taken up as soon as there is room. */
    void park(Pending pending) {
        Pending event = inPlaceOfParked(pending);
        dropParked(event);
        Slot slot = backlog.inFlight().get(event.key());
        if (slot != null) {
            event = event.forcedIf(slot.isForced());
            if (slot.waiting() != null) {
                backlog.inFlight().dropWaiting(slot);
                verdicts.count(Fate.CONFLATED);
            }
            slot.copyGone();
        }
        backlog.parking().park(event, backlog.parking().now());
    }

    private Pending inPlaceOfParked(Pending pending) {
        Spot parked = backlog.parking().get(pending.key());
        return pending.forcedIf(parked != null && parked.forced());
    }

    private void dropParked(Pending newer) {
        if (backlog.parking().holds(newer.key())) {
            backlog.parking().remove(newer.key());
            verdicts.count(Fate.CONFLATED);
        }
    }
}
