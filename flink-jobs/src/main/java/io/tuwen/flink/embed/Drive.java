package io.tuwen.flink.embed;

import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.ledger.Decision;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.embed.DueQueue.Spot;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event: load, decide with the digest, embed, tell the index; and then whoever is next. Every step runs
 * on the subtask's thread; what comes back finds its slot still there, as only {@link #finish} ends one.
 */
final class Drive {
    private final Backlog backlog;
    private final Verdicts verdicts;
    private final Encoding encoding;
    private final Backoff backoff;
    private boolean resuming;

    Drive(Backlog backlog, Verdicts verdicts, Encoding encoding, Backoff backoff) {
        this.backlog = backlog;
        this.verdicts = verdicts;
        this.encoding = encoding;
        this.backoff = backoff;
    }

    /** Decides by what is known without seeing the content. */
    Decision decide(Pending pending) {
        return verdicts.decide(pending, encoding.knownDigest(pending.change().content()));
    }

    /** Gets hold of the content of an event that was decided to need it. */
    void load(Slot slot) {
        load(slot, verdicts.known(slot.driving()));
    }

    private void load(Slot slot, @Nullable Known known) {
        encoding.load(slot.driving().change().content(), known, outcome -> loaded(slot, outcome));
    }

    private void start(Slot slot) {
        if (verdicts.settle(slot.driving(), decide(slot.driving()))) {
            finish(slot);
        } else {
            load(slot);
        }
    }

    private void loaded(Slot slot, Outcome<Material> outcome) {
        if (slot.isSuperseded()) {
            finish(slot);
        } else if (outcome instanceof Outcome.Success<Material> success) {
            decideOn(slot, success.value());
        } else {
            failed(slot, ((Outcome.Failed<Material>) outcome).failure());
        }
    }

    private void decideOn(Slot slot, Material material) {
        Pending driving = slot.driving();
        if (driving.change().content() instanceof PictureReference && material instanceof Material.Picture fetched) {
            backlog.inFlight().grow(slot, fetched.bytes().remaining());
            verdicts.remember(driving, fetched);
        }
        Decision decision = verdicts.decide(driving, material.digest());
        if (decision instanceof Decision.Embed && material instanceof Material.Unchanged) {
            // Since it was asked about, somebody wants the picture whole.
            load(slot, null);
        } else if (decision instanceof Decision.Embed embed) {
            encoding.embed(material, outcome -> embedded(slot, embed.next(), outcome));
        } else {
            verdicts.settle(driving, decision);
            finish(slot);
        }
    }

    private void embedded(Slot slot, LedgerEntry next, Outcome<Embedding> outcome) {
        if (slot.isSuperseded()) {
            finish(slot);
        } else if (outcome instanceof Outcome.Success<Embedding> success) {
            verdicts.put(slot.driving(), next, success.value());
            finish(slot);
        } else {
            failed(slot, ((Outcome.Failed<Embedding>) outcome).failure());
        }
    }

    private void failed(Slot slot, Failure failure) {
        verdicts.report(slot.driving(), failure);
        switch (failure.disposition()) {
            case DEAD_LETTER -> verdicts.deadLetter(slot.driving(), failure);
            case PARK -> tryLater(slot, failure);
            case DEFER -> tryInTurn(slot, failure);
            case FAIL_JOB -> throw new FailureException(failure);
            case WAIT ->
                throw new IllegalStateException(failure + " (expected: a client waits by itself until it is closed)");
        }
        finish(slot);
    }

    private void tryLater(Slot slot, Failure failure) {
        Pending next = slot.driving().afterFailure();
        if (conflate(slot)) {
            return;
        }
        if (backoff.isExhausted(next.failures())) {
            verdicts.deadLetter(slot.driving(), failure);
        } else {
            park(slot, next, backoff.delayMillis(next.failures(), failure.retryAfter()));
        }
    }

    private void tryInTurn(Slot slot, Failure failure) {
        if (!conflate(slot)) {
            park(slot, slot.driving(), backoff.turnMillis(failure.retryAfter()));
        }
    }

    /** Lets a newer event of the content take the place of the one in flight. @return whether there is one */
    private boolean conflate(Slot slot) {
        Pending waiting = slot.waiting();
        if (waiting == null && !backlog.parking().holds(slot.key())) {
            return false;
        }
        if (waiting != null) {
            slot.setWaiting(waiting.forcedIf(slot.driving().isForced()));
        }
        verdicts.count(Fate.CONFLATED);
        return true;
    }

    private void park(Slot slot, Pending pending, long delayMillis) {
        backlog.parking().park(pending, backlog.parking().now() + delayMillis);
        slot.copyGone();
    }

    /** What was in flight is done with: its room goes to the event that waited for it, or to one that is parked. */
    private void finish(Slot slot) {
        if (backlog.inFlight().advance(slot)) {
            start(slot);
            return;
        }
        if (slot.hasCopy()) {
            backlog.parking().remove(slot.key());
        }
        backlog.parking().wake(slot.key());
        resume();
    }

    /** Takes up parked events that are due, as far as there is room. */
    void resume() {
        if (resuming) {
            return; // a call that was answered at once came back here: the loop below goes on
        }
        resuming = true;
        try {
            Spot spot = backlog.parking().firstReady();
            while (spot != null && resume(spot)) {
                spot = backlog.parking().firstReady();
            }
        } finally {
            resuming = false;
        }
    }

    /** @return false when there is no room */
    private boolean resume(Spot spot) {
        if (backlog.inFlight().isBusy(spot.key())) {
            backlog.parking().setAside(spot);
            return true;
        }
        if (!backlog.inFlight().fits(spot.weight())) {
            return false;
        }
        Pending pending = backlog.parking().take(spot);
        Slot slot = backlog.inFlight().begin(pending);
        slot.copied();
        start(slot);
        return true;
    }
}
