package io.tuwen.encoder;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.InferenceClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Prepares one row on a thread of its own, then asks the model. Closes threads and client. */
record Inference(PreparationThreads threads, InferenceClient client) implements AutoCloseable {

    /** @param preparation does not throw */
    CompletableFuture<Outcome<Embedding>> infer(Supplier<Outcome<Prepared>> preparation) {
        return threads.submit(preparation).thenCompose(this::infer);
    }

    private CompletableFuture<Outcome<Embedding>> infer(Outcome<Prepared> prepared) {
        if (!(prepared instanceof Success<Prepared> success)) {
            return CompletableFuture.completedFuture(new Failed<>(((Failed<Prepared>) prepared).failure()));
        }
        Attributes findings = success.value().findings();
        return client.infer(List.of(success.value().row()))
                .thenApply(vectors -> vectors.get(0).map(vector -> new Embedding(vector, findings)));
    }

    /**
     * A content as the model wants it.
     *
     * @param row one raw input row
     * @param findings what was found in it on the way
     */
    record Prepared(byte[] row, Attributes findings) {}

    @Override
    public void close() {
        threads.close();
        client.close();
    }
}
