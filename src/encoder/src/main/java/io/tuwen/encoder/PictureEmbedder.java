package io.tuwen.encoder;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.picture.PicturePreprocessor;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Pictures to vectors. Closes its threads and the client. */
public final class PictureEmbedder implements PreparingEmbedder {
    private final PicturePreprocessor preprocessor;
    private final Inference inference;

    PictureEmbedder(PicturePreprocessor preprocessor, PreparationThreads threads, InferenceClient client) {
        this.preprocessor = preprocessor;
        this.inference = new Inference(threads, client);
    }

    @Override
    public CompletableFuture<Outcome<float[]>> embed(Material material) {
        ByteBuffer bytes = bytes(material);
        return inference.infer(() -> preprocessor.prepare(bytes));
    }

    @Override
    public Outcome<byte[]> prepare(Material material) {
        return preprocessor.prepare(bytes(material));
    }

    private static ByteBuffer bytes(Material material) {
        if (material instanceof Material.Picture picture) {
            return picture.bytes();
        }
        throw new IllegalArgumentException(material.getClass().getSimpleName() + " (expected: a picture)");
    }

    @Override
    public void close() {
        inference.close();
    }
}
