package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The futures a client has handed out and not yet completed; what makes "on close everything completes" true in one
 * place. Safe for use by many threads.
 */
final class OpenCalls {
    static final Failure CLOSED = Failure.of(FailureCode.CLOSED, "the inference client was closed");

    private final Set<Call> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A future of one outcome a row: open, or complete with CLOSED after {@link #close()}. */
    CompletableFuture<List<Outcome<float[]>>> open(int rows) {
        Call call = new Call(rows, new CompletableFuture<>());
        open.add(call);
        CompletableFuture<?> unused = call.promise.whenComplete((outcomes, error) -> open.remove(call));
        // Looked at after the call is listed: either close() saw it, or it is seen here.
        if (closed) {
            call.close();
        }
        return call.promise;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        open.forEach(Call::close);
    }

    private record Call(int rows, CompletableFuture<List<Outcome<float[]>>> promise) {
        void close() {
            promise.complete(Rows.failed(rows, CLOSED));
        }
    }
}
