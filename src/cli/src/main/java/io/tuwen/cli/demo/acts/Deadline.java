package io.tuwen.cli.demo.acts;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Until when an act waits. */
record Deadline(long nanoTime) {
    private static final long LOOK_EVERY_MILLIS = 20;

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Waits a moment, if it is not over. */
    boolean isAhead() {
        if (System.nanoTime() > nanoTime) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "the demonstration is ending");
        }
        return true;
    }

    /** Looks until it is so; whether it was in time. Looks once at least. */
    boolean await(BooleanSupplier wanted) {
        boolean so = wanted.getAsBoolean();
        while (!so && isAhead()) {
            so = wanted.getAsBoolean();
        }
        return so;
    }

    /** @throws FailureException INDEX_UNAVAILABLE when it is not so in time */
    void require(BooleanSupplier wanted, String otherwise) {
        if (!await(wanted)) {
            throw new FailureException(FailureCode.INDEX_UNAVAILABLE, otherwise + " in time; look at `tuwen doctor`");
        }
    }
}
