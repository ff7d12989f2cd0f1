package io.tuwen.encoder;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A model that answers every row alike and remembers the rows; {@code CLOSED} once closed. */
final class UnitInference implements InferenceClient {
    private final List<byte[]> rows = Collections.synchronizedList(new ArrayList<>());
    private final Outcome<float[]> answer;
    private volatile boolean closed;

    UnitInference() {
        this(Outcome.success(new float[] {1}));
    }

    UnitInference(Outcome<float[]> answer) {
        this.answer = answer;
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> batch) {
        rows.addAll(batch);
        return CompletableFuture.completedFuture(batch.stream()
                .map(row -> closed ? Outcome.<float[]>failed(FailureCode.CLOSED, "closed") : answer)
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
