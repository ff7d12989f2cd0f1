package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Holds every call until the test says how it ends. A row's vector is its first byte. For one thread. */
final class HeldClient implements InferenceClient {
    private final List<Call> calls = new ArrayList<>();
    private final OpenCalls open = new OpenCalls();

    record Call(List<byte[]> rows, CompletableFuture<List<Outcome<float[]>>> promise) {
        void succeed() {
            promise.complete(rows.stream().map(TestRows::vector).toList());
        }

        void fail(FailureCode code) {
            fail(code, code + " as scripted");
        }

        void fail(FailureCode code, String message) {
            promise.complete(Rows.failed(rows.size(), Failure.of(code, message)));
        }
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        Call call = new Call(List.copyOf(rows), open.open(rows.size()));
        calls.add(call);
        return call.promise;
    }

    List<Call> calls() {
        return calls;
    }

    Call call(int index) {
        return calls.get(index);
    }

    /** The calls that wait for their end. */
    List<Call> held() {
        return calls.stream().filter(call -> !call.promise.isDone()).toList();
    }

    @Override
    public void close() {
        open.close();
    }

    @Override
    public String toString() {
        return "Held";
    }
}
