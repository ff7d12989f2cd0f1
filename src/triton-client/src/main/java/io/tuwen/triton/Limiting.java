package io.tuwen.triton;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the calls at the server, since its own queue has no bound that is worth having. The bound follows additive
 * increase, multiplicative decrease: up while calls fill it and succeed, down when the model says it is overloaded.
 * Latency plays no part, because it grows with the batch by design. Calls beyond the bound queue here, in order.
 */
final class Limiting implements InferenceClient {
    private static final double DECREASE = 0.9;

    private final InferenceClient inner;
    private final TritonSettings.Calls settings;
    private final InferenceMetrics metrics;
    private final Timer timer;
    private final Limit limit;
    private final OpenCalls open = new OpenCalls();
    private final Queue<Call> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger drains = new AtomicInteger();

    Limiting(InferenceClient inner, TritonSettings.Calls settings, InferenceMetrics metrics, Timer timer) {
        this.inner = inner;
        this.settings = settings;
        this.metrics = metrics;
        this.timer = timer;
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(settings.firstLimit())
                .minLimit(1)
                .maxLimit(settings.mostInFlight())
                .backoffRatio(DECREASE)
                // Off: a call that takes too long ends by its deadline, which is a drop already.
                .timeout(Long.MAX_VALUE, TimeUnit.NANOSECONDS)
                .build();
    }

    private record Call(List<byte[]> rows, CompletableFuture<List<Outcome<float[]>>> promise) {}

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        CompletableFuture<List<Outcome<float[]>>> promise = open.open(rows.size());
        if (queued.incrementAndGet() > settings.mostQueued()) {
            queued.decrementAndGet();
            promise.complete(Rows.failed(rows.size(), queueFull()));
            return promise;
        }
        queue.add(new Call(rows, promise));
        drain();
        return promise;
    }

    private Failure queueFull() {
        return Failure.of(
                FailureCode.MODEL_OVERLOADED,
                "calls waiting for the model: more than " + settings.mostQueued() + " (expected: fewer callers)");
    }

    /** Starts what may start. One thread at a time, without recursion however fast calls complete. */
    private void drain() {
        if (drains.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            startAllowed();
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }

    private void startAllowed() {
        while (inFlight.get() < limit.getLimit()) {
            Call call = queue.poll();
            if (call == null) {
                break;
            }
            queued.decrementAndGet();
            if (!call.promise.isDone()) {
                start(call);
            }
        }
        metrics.inFlight(inFlight.get(), limit.getLimit(), queued.get());
    }

    private void start(Call call) {
        long began = timer.nanos();
        int together = inFlight.incrementAndGet();
        CompletableFuture<?> unused = inner.infer(call.rows).thenAccept(outcomes -> {
            learn(began, together, Rows.commonFailure(outcomes));
            inFlight.decrementAndGet();
            drain();
            call.promise.complete(outcomes);
        });
    }

    private void learn(long began, int together, @Nullable Failure failure) {
        boolean dropped = failure != null && failure.code() == FailureCode.MODEL_OVERLOADED;
        // Whatever else failed tells nothing about load.
        if (dropped || failure == null) {
            limit.onSample(began, timer.nanos() - began, together, dropped);
        }
    }

    @Override
    public void close() {
        open.close();
        inner.close();
    }

    @Override
    public String toString() {
        return "Limiting(" + inner + ")";
    }
}
