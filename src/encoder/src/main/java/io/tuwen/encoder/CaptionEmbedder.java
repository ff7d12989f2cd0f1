package io.tuwen.encoder;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.Inference.Prepared;
import io.tuwen.encoder.caption.CaptionTokenizer;
import java.util.concurrent.CompletableFuture;

/** Captions to vectors. Closes its threads, the tokenizer and the client. */
public final class CaptionEmbedder implements PreparingEmbedder {
    private final CaptionTokenizer tokenizer;
    private final Inference inference;

    CaptionEmbedder(CaptionTokenizer tokenizer, PreparationThreads threads, InferenceClient client) {
        this.tokenizer = tokenizer;
        this.inference = new Inference(threads, client);
    }

    @Override
    public CompletableFuture<Outcome<Embedding>> embed(Material material) {
        String text = text(material);
        return inference.infer(() -> tokenizer.encode(text).map(row -> new Prepared(row, Attributes.NONE)));
    }

    @Override
    public Outcome<byte[]> prepare(Material material) {
        return tokenizer.encode(text(material));
    }

    private static String text(Material material) {
        if (material instanceof Material.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException(material.getClass().getSimpleName() + " (expected: a caption)");
    }

    @Override
    public void close() {
        inference.close();
        tokenizer.close();
    }
}
