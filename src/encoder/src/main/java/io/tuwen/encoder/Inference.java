package io.tuwen.encoder;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.InferenceClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Prepares one row on a thread of its own, then asks the model. Closes threads and client. */
record Inference(PreparationThreads threads, InferenceClient client) implements AutoCloseable {

    /** @param preparation does not throw */
    CompletableFuture<Outcome<float[]>> infer(Supplier<Outcome<byte[]>> preparation) {
        return threads.submit(preparation).thenCompose(this::infer);
    }

    private CompletableFuture<Outcome<float[]>> infer(Outcome<byte[]> row) {
        if (row instanceof Success<byte[]> success) {
            return client.infer(List.of(success.value())).thenApply(vectors -> vectors.get(0));
        }
        return CompletableFuture.completedFuture(new Failed<>(((Failed<byte[]>) row).failure()));
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }
}
