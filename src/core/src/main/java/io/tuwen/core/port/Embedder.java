package io.tuwen.core.port;

import io.tuwen.core.outcome.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * Material to vector: decode, resize or tokenize, then infer. Every future completes normally. Safe for use by many
 * threads.
 */
public interface Embedder extends AutoCloseable {

    CompletableFuture<Outcome<Embedding>> embed(Material material);

    @Override
    void close();
}
