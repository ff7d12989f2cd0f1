package io.tuwen.milvus;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Asks, and waits for the answer. Safe for use by many threads. */
final class Blocking implements AutoCloseable {
    private final Retrying retrying;

    Blocking(RetryPolicy policy) {
        this.retrying = new Retrying(
                policy,
                Scheduler.thread("milvus-ask"),
                StoreMetrics.NONE,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @throws FailureException CLOSED when this thread is interrupted */
    <T> Outcome<T> run(String what, Supplier<CompletableFuture<Reply<T>>> attempt) {
        try {
            return retrying.run(what, attempt).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, what + ": interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + ": a future of ours failed", e);
        }
    }

    /**
     * @param where for people: put before the failure's message
     * @throws FailureException the outcome's failure
     */
    static <T> T valueOf(Outcome<T> outcome, String where) {
        if (outcome instanceof Outcome.Success<T> success) {
            return success.value();
        }
        Failure failure = ((Outcome.Failed<T>) outcome).failure();
        // What was refused here is no row: somebody set something wrong.
        FailureCode code =
                failure.code() == FailureCode.INDEX_ROW_REFUSED ? FailureCode.CONFIGURATION_INVALID : failure.code();
        throw new FailureException(code, where + ": " + failure.message());
    }

    @Override
    public void close() {
        retrying.close();
    }
}
