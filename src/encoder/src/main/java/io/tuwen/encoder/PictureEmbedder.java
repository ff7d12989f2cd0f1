package io.tuwen.encoder;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.Inference.Prepared;
import io.tuwen.encoder.picture.PicturePreprocessor;
import io.tuwen.encoder.picture.PictureSight;
import io.tuwen.encoder.quality.PictureFlags;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Pictures to vectors. Closes its threads and the client. */
public final class PictureEmbedder implements PreparingEmbedder {
    private final PicturePreprocessor preprocessor;
    private final boolean flagged;
    private final Inference inference;

    /** @param flagged whether pictures are judged on the way, see {@link PictureFlags} */
    PictureEmbedder(
            PicturePreprocessor preprocessor, boolean flagged, PreparationThreads threads, InferenceClient client) {
        this.preprocessor = preprocessor;
        this.flagged = flagged;
        this.inference = new Inference(threads, client);
    }

    @Override
    public CompletableFuture<Outcome<Embedding>> embed(Material material) {
        ByteBuffer bytes = bytes(material);
        return inference.infer(() -> preprocessor.look(bytes).map(this::prepared));
    }

    private Prepared prepared(PictureSight sight) {
        Attributes findings = flagged ? PictureFlags.of(sight).attributes() : Attributes.NONE;
        return new Prepared(sight.pixels(), findings);
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
