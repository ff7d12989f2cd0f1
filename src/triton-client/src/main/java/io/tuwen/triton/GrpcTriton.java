package io.tuwen.triton;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.triton.proto.ModelInferRequest;
import io.tuwen.triton.proto.ModelInferResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call to the server an {@code infer}, as it is: no batching, no repetition. Unlike the port, it hands on failures
 * that mean waiting; the decorators around it wait. Does not own the connection.
 */
final class GrpcTriton implements InferenceClient {
    private final TritonConnection connection;
    private final TowerSpec tower;
    private final InferMessages messages;
    private final Duration deadline;
    private final InferenceMetrics metrics;
    private final OpenCalls open = new OpenCalls();

    GrpcTriton(TritonConnection connection, TowerSpec tower, TritonSettings settings, InferenceMetrics metrics) {
        this.connection = connection;
        this.tower = tower;
        this.messages = new InferMessages(tower, settings.normTolerance());
        this.deadline = settings.calls().deadline();
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        CompletableFuture<List<Outcome<float[]>>> promise = open.open(rows.size());
        Failure refusal = messages.refusal(rows);
        if (refusal != null) {
            promise.complete(Rows.failed(rows.size(), refusal));
        } else if (!promise.isDone()) {
            send(messages.request(rows), rows.size(), promise);
        }
        return promise;
    }

    private void send(ModelInferRequest request, int rows, CompletableFuture<List<Outcome<float[]>>> promise) {
        connection.reconnectNow();
        long began = System.nanoTime();
        ListenableFuture<ModelInferResponse> call = connection
                .futureStub()
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .modelInfer(request);
        call.addListener(
                () -> {
                    List<Outcome<float[]>> outcomes = outcomes(call, rows);
                    metrics.called(rows, Duration.ofNanos(System.nanoTime() - began), code(outcomes));
                    promise.complete(outcomes);
                },
                Runnable::run);
        // When close() was first, the server need not go on; otherwise the call is over and this does nothing.
        CompletableFuture<?> unused = promise.thenRun(() -> call.cancel(true));
    }

    private List<Outcome<float[]>> outcomes(ListenableFuture<ModelInferResponse> call, int rows) {
        try {
            return messages.outcomes(call.get(), rows);
        } catch (ExecutionException e) {
            return Rows.failed(rows, TritonStatus.failure(tower.toString(), Status.fromThrowable(e)));
        } catch (CancellationException e) {
            return Rows.failed(rows, OpenCalls.CLOSED);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the call is over, so get() does not wait", e);
        }
    }

    private static @Nullable FailureCode code(List<Outcome<float[]>> outcomes) {
        Failure failure = Rows.commonFailure(outcomes);
        return failure == null ? null : failure.code();
    }

    @Override
    public void close() {
        open.close();
    }

    @Override
    public String toString() {
        return "GrpcTriton(" + tower + " at " + connection + ")";
    }
}
