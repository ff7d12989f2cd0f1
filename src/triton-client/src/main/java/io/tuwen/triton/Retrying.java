package io.tuwen.triton;

import io.tuwen.core.outcome.Backoff;
import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a failed call again. A failure that means waiting is waited for without end, until the client is closed; a model
 * that broke gets a few tries; whatever else failed would fail again. Where the model's process died, the model is
 * repaired first: a try that the repair let happen counts, so that a row which kills the process ends as its own failure.
 */
final class Retrying implements InferenceClient {
    private final InferenceClient inner;
    private final TritonSettings.Retries settings;
    private final ModelRepair repair;
    private final InferenceMetrics metrics;
    private final Timer timer;
    private final Backoff backoff;
    private final Outage outage;
    private final OpenCalls open = new OpenCalls();

    Retrying(
            InferenceClient inner,
            TritonSettings.Retries settings,
            ModelRepair repair,
            InferenceMetrics metrics,
            Timer timer) {
        this.inner = inner;
        this.settings = settings;
        this.repair = repair;
        this.metrics = metrics;
        this.timer = timer;
        this.backoff = new Backoff(settings.firstDelay(), settings.longestDelay());
        this.outage = new Outage(inner.toString(), timer);
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        Call call = new Call(rows, open.open(rows.size()));
        call.attempt();
        return call.promise;
    }

    /** One call with its repetitions. Its steps follow one another, so its counters need no guard. */
    private final class Call {
        private final List<byte[]> rows;
        private final CompletableFuture<List<Outcome<float[]>>> promise;
        private int waits;
        private int breakdowns;

        Call(List<byte[]> rows, CompletableFuture<List<Outcome<float[]>>> promise) {
            this.rows = rows;
            this.promise = promise;
        }

        void attempt() {
            if (promise.isDone()) {
                return;
            }
            long generation = repair.generation();
            CompletableFuture<?> unused = inner.infer(rows).thenAccept(outcomes -> judge(outcomes, generation));
        }

        private void judge(List<Outcome<float[]>> outcomes, long generation) {
            Failure failure = Rows.commonFailure(outcomes);
            if (failure == null) {
                outage.over();
                promise.complete(outcomes);
            } else if (failure.code() == FailureCode.CLOSED) {
                promise.complete(outcomes);
            } else if (failure.disposition() == Disposition.WAIT) {
                again(failure, waits++);
            } else if (TritonStatus.backendDied(failure)) {
                repairThenAgain(failure, outcomes, generation);
            } else if (failure.code() == FailureCode.MODEL_FAILED) {
                againUnlessUsedUp(failure, outcomes);
            } else {
                promise.complete(outcomes);
            }
        }

        private void repairThenAgain(Failure failure, List<Outcome<float[]>> outcomes, long generation) {
            CompletableFuture<?> unused = repair.repair(generation).thenAccept(repaired -> {
                if (repaired) {
                    againUnlessUsedUp(failure, outcomes);
                } else {
                    // Nobody is there to run the row: no verdict on it, however often.
                    again(failure, waits++);
                }
            });
        }

        private void againUnlessUsedUp(Failure failure, List<Outcome<float[]>> outcomes) {
            breakdowns++;
            if (breakdowns < settings.triesOfBrokenModel()) {
                again(failure, breakdowns - 1);
            } else {
                promise.complete(outcomes);
            }
        }

        private void again(Failure failure, int repetition) {
            Duration delay = backoff.delay(repetition);
            outage.seen(failure);
            metrics.retried(failure.code(), delay);
            timer.after(delay, this::attempt);
        }
    }

    @Override
    public void close() {
        open.close();
        inner.close();
    }

    @Override
    public String toString() {
        return "Retrying(" + inner + ")";
    }
}
