package io.tuwen.triton;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands its first call to one client and all others to another. For one thread. */
final class GatedClient implements InferenceClient {
    private final InferenceClient first;
    private final InferenceClient others;
    private boolean used;

    GatedClient(InferenceClient first, InferenceClient others) {
        this.first = first;
        this.others = others;
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        if (used) {
            return others.infer(rows);
        }
        used = true;
        return first.infer(rows);
    }

    @Override
    public void close() {
        first.close();
        others.close();
    }
}
