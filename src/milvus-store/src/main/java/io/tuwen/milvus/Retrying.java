package io.tuwen.milvus;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.milvus.Reply.Done;
import io.tuwen.milvus.Reply.Rejected;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Asks until there is an answer that asking again cannot change, or until closed. Every future completes, normally. Of one
 * call the next attempt starts only when the one before has ended. Safe for use by many threads.
 */
final class Retrying implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);

    private final RetryPolicy policy;
    private final Scheduler scheduler;
    private final StoreMetrics metrics;
    private final DoubleSupplier jitter;
    private final Set<Call<?>> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param scheduler closed with this
     * @param jitter draws from [0, 1); called by many threads
     */
    Retrying(RetryPolicy policy, Scheduler scheduler, StoreMetrics metrics, DoubleSupplier jitter) {
        this.policy = policy;
        this.scheduler = scheduler;
        this.metrics = metrics;
        this.jitter = jitter;
    }

    /**
     * @param what for people: what is asked of whom
     * @param attempt starts one try
     */
    <T> CompletableFuture<Outcome<T>> run(String what, Supplier<CompletableFuture<Reply<T>>> attempt) {
        Call<T> call = new Call<>(what, attempt);
        underWay.add(call);
        if (closed) {
            call.end(closedOutcome(what));
        } else {
            call.attempt();
        }
        return call.result;
    }

    @Override
    public void close() {
        closed = true;
        scheduler.close();
        for (Call<?> call : underWay) {
            call.close();
        }
    }

    private static <T> Outcome<T> closedOutcome(String what) {
        return Outcome.failed(FailureCode.CLOSED, what + ": closed before there was an answer");
    }

    /** The first failure in a row is loud, unless it is the usual wait for a collection to load. */
    private void report(String what, Verdict verdict) {
        metrics.retried(verdict.failure().code());
        boolean first = failuresInARow.getAndIncrement() == 0;
        Level usual = verdict.kind() == Verdict.Kind.LOAD ? Level.INFO : Level.WARN;
        LOG.atLevel(first ? usual : Level.DEBUG).log("{} waits: {}", what, verdict.failure());
    }

    private void reportAnswer(String what) {
        int failures = failuresInARow.getAndSet(0);
        if (failures > 0) {
            LOG.info("{} goes on after {} failed tries", what, failures);
        }
    }

    /** One question, until it is answered. Its attempts follow each other, so its counts need no lock. */
    private final class Call<T> {
        private final String what;
        private final Supplier<CompletableFuture<Reply<T>>> supplier;
        private final CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
        private final long startedNanos = scheduler.nanoTime();
        private int failures;
        private int doubts;

        Call(String what, Supplier<CompletableFuture<Reply<T>>> supplier) {
            this.what = what;
            this.supplier = supplier;
        }

        void attempt() {
            if (!result.isDone()) {
                start().whenComplete(this::settle);
            }
        }

        private CompletableFuture<Reply<T>> start() {
            try {
                return supplier.get();
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void settle(@Nullable Reply<T> reply, @Nullable Throwable broken) {
            if (reply instanceof Done<T> done) {
                reportAnswer(what);
                end(Outcome.success(done.value()));
            } else if (reply instanceof Rejected<T> rejected) {
                judge(rejected.verdict());
            } else {
                LOG.warn("{} could not be asked", what, broken);
                judge(new Verdict(
                        Verdict.Kind.DOUBT,
                        Failure.of(FailureCode.INDEX_UNAVAILABLE, "could not be asked: " + broken),
                        Verdict.NO_CODE));
            }
        }

        private void judge(Verdict verdict) {
            switch (verdict.kind()) {
                case WAIT, LOAD -> again(verdict);
                case DOUBT -> {
                    if (++doubts < policy.doubts()) {
                        again(verdict);
                    } else {
                        end(Outcome.failed(
                                FailureCode.INDEX_ROW_REFUSED, verdict.failure().message()));
                    }
                }
                case REFUSED, FATAL -> {
                    // The server is there and has spoken.
                    reportAnswer(what);
                    end(Outcome.failed(verdict.failure()));
                }
            }
        }

        private void again(Verdict verdict) {
            Duration delay = policy.delay(++failures, jitter);
            if (policy.patience() != null && nanosLeft(policy.patience()) < delay.toNanos()) {
                end(Outcome.failed(verdict.failure()));
                return;
            }
            report(what, verdict);
            scheduler.after(delay, this::attempt);
        }

        private long nanosLeft(Duration patience) {
            return patience.toNanos() - (scheduler.nanoTime() - startedNanos);
        }

        void end(Outcome<T> outcome) {
            underWay.remove(this);
            result.complete(outcome);
        }

        void close() {
            end(closedOutcome(what));
        }
    }
}
