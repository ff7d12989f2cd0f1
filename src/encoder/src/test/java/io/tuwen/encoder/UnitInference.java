package io.tuwen.encoder;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A model that answers every row with the same vector and remembers the rows; {@code CLOSED} once closed. */
final class UnitInference implements InferenceClient {
    private final List<byte[]> rows = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closed;

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> batch) {
        rows.addAll(batch);
        return CompletableFuture.completedFuture(batch.stream()
                .map(row -> closed
                        ? Outcome.<float[]>failed(FailureCode.CLOSED, "closed")
                        : Outcome.success(new float[] {1}))
                .toList());
    }

    List<byte[]> rows() {
        return List.copyOf(rows);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
