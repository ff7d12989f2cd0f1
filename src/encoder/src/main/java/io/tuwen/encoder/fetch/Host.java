package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of one host. Safe for use by many threads. */
final class Host {
    private final HostCircuit circuit;
    private final HostTurns turns;

    Host(HostSettings settings, Clock clock) {
        this.circuit = new HostCircuit(settings, clock);
        this.turns = new HostTurns(settings);
    }

    /** Begins a fetch, to be {@linkplain #end ended}. @return why it may not begin; null when it has */
    synchronized @Nullable Failure begin(Instant now) {
        Failure refusal = circuit.begin();
        if (refusal != null) {
            return refusal;
        }
        Duration wait = turns.begin(now);
        if (wait.isZero()) {
            return null;
        }
        circuit.cancel();
        return new Failure(
                FailureCode.PICTURE_HOST_BUSY,
                "as many calls as it is granted; the next turn in " + wait.toMillis() + " ms",
                wait);
    }

    synchronized void end(Duration took, Outcome<?> outcome) {
        turns.end(took);
        Failure failure = outcome instanceof Outcome.Failed<?> failed ? failed.failure() : null;
        if (failure != null && failure.code() == FailureCode.CLOSED) {
            circuit.cancel();
        } else {
            boolean ofHost = failure != null && failure.code() == FailureCode.PICTURE_HOST_UNAVAILABLE;
            circuit.end(ofHost ? failure : null);
        }
    }
}
