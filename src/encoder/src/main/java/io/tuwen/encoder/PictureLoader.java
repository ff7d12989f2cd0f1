package io.tuwen.encoder;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.fetch.PictureFetcher;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/** Pictures, inline or fetched, with the digest that tells whether the model has seen them. Closes its fetcher. */
public final class PictureLoader implements ContentLoader {
    private final PictureFetcher fetcher;
    private final String preprocessing;

    /** @param preprocessing the preprocessing version of the picture tower */
    public PictureLoader(PictureFetcher fetcher, String preprocessing) {
        this.fetcher = fetcher;
        this.preprocessing = preprocessing;
    }

    @Override
    public CompletableFuture<Outcome<Material>> load(Content content) {
        if (content instanceof InlinePicture picture) {
            return CompletableFuture.completedFuture(Outcome.success(material(picture.bytes())));
        }
        if (content instanceof PictureReference reference) {
            return fetcher.fetch(reference.uri())
                    .thenApply(fetched -> fetched.then(bytes -> checked(reference, bytes)));
        }
        throw new IllegalArgumentException(content.getClass().getSimpleName() + " (expected: a picture)");
    }

    private Material material(ByteBuffer bytes) {
        return new Material.Picture(Digest.ofContent(Digest.sha256(bytes), preprocessing), bytes);
    }

    private Outcome<Material> checked(PictureReference reference, ByteBuffer bytes) {
        byte[] sha256 = Digest.sha256(bytes);
        byte[] told = reference.sha256();
        if (told != null && !Arrays.equals(told, sha256)) {
            return Outcome.failed(
                    FailureCode.PICTURE_DIGEST_MISMATCH,
                    "picture: SHA-256 " + hex(sha256) + " (expected: " + hex(told) + ", as the reference says)");
        }
        return Outcome.success(new Material.Picture(Digest.ofContent(sha256, preprocessing), bytes));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
