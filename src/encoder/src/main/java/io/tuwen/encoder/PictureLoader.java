package io.tuwen.encoder;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import io.tuwen.core.port.Validator;
import io.tuwen.encoder.fetch.Fetched;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.Validators;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
    public CompletableFuture<Outcome<Material>> load(Content content, @Nullable Known known) {
        if (content instanceof InlinePicture picture) {
            return CompletableFuture.completedFuture(
                    Outcome.success(material(Digest.sha256(picture.bytes()), picture.bytes(), null)));
        }
        if (content instanceof PictureReference reference) {
            return fetcher.fetch(reference.uri(), validators(reference, known))
                    .thenApply(outcome -> outcome.then(fetched -> material(reference, known, fetched)));
        }
        throw new IllegalArgumentException(content.getClass().getSimpleName() + " (expected: a picture)");
    }

    /** A reference that tells its SHA-256 is fetched because the picture is another than the one that is known. */
    private Validators validators(PictureReference reference, @Nullable Known known) {
        if (known == null || reference.sha256() != null) {
            return Validators.NONE;
        }
        Validator validator = known.validator();
        return address -> validator.source().equals(source(address)) ? validator.value() : null;
    }

    private Digest source(String address) {
        byte[] sha256 = Digest.sha256(ByteBuffer.wrap(address.getBytes(StandardCharsets.UTF_8)));
        return Digest.ofContent(sha256, preprocessing);
    }

    private Outcome<Material> material(PictureReference reference, @Nullable Known known, Fetched fetched) {
        if (fetched instanceof Fetched.Picture picture) {
            return checked(reference, picture);
        }
        // Only of what is known can a host say that it is unchanged.
        return Outcome.success(
                new Material.Unchanged(Objects.requireNonNull(known).digest()));
    }

    private Outcome<Material> checked(PictureReference reference, Fetched.Picture picture) {
        byte[] sha256 = Digest.sha256(picture.bytes());
        byte[] told = reference.sha256();
        if (told != null && !Arrays.equals(told, sha256)) {
            return Outcome.failed(
                    FailureCode.PICTURE_DIGEST_MISMATCH,
                    "picture: SHA-256 " + hex(sha256) + " (expected: " + hex(told) + ", as the reference says)");
        }
        return Outcome.success(material(sha256, picture.bytes(), picture.source()));
    }

    private Material material(byte[] sha256, ByteBuffer bytes, Fetched.@Nullable Source source) {
        Validator validator = source == null ? null : new Validator(source(source.address()), source.validator());
        return new Material.Picture(Digest.ofContent(sha256, preprocessing), bytes, validator);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
