package io.tuwen.encoder;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.caption.CaptionNormaliser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Captions, normalised, with the digest that tells whether the model has seen them. Completes at once. */
public final class CaptionLoader implements ContentLoader {
    private final CaptionNormaliser normaliser;
    private final String preprocessing;

    /** @param preprocessing the preprocessing version of the text tower */
    public CaptionLoader(CaptionNormaliser normaliser, String preprocessing) {
        this.normaliser = normaliser;
        this.preprocessing = preprocessing;
    }

    @Override
    public CompletableFuture<Outcome<Material>> load(Content content, @Nullable Known known) {
        if (content instanceof Caption caption) {
            return CompletableFuture.completedFuture(
                    normaliser.normalise(caption.text()).map(this::material));
        }
        throw new IllegalArgumentException(content.getClass().getSimpleName() + " (expected: a caption)");
    }

    private Material material(String text) {
        byte[] sha256 = Digest.sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return new Material.Text(Digest.ofContent(sha256, preprocessing), text);
    }

    @Override
    public void close() {}
}
