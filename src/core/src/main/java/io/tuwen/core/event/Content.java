package io.tuwen.core.event;

import io.tuwen.core.identity.Digest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to embed. */
public sealed interface Content {

    /** @param bytes the encoded picture file; read through {@link ByteBuffer#duplicate()} only */
    record InlinePicture(ByteBuffer bytes) implements Content {}

    /**
     * @param uri where the picture lies
     * @param sha256 32 bytes, the SHA-256 of the picture file, where the producer told it
     */
    record PictureReference(URI uri, byte @Nullable [] sha256) implements Content {

        /**
         * The digest of the picture, without a fetch, where the producer told its SHA-256.
         *
         * @param preprocessing the preprocessing version of the picture tower
         */
        public Optional<Digest> knownDigest(String preprocessing) {
            return Optional.ofNullable(sha256).map(told -> Digest.ofContent(told, preprocessing));
        }
    }

    /** @param text as the shop wrote it, not blank */
    record Caption(String text) implements Content {}

    /** The shop took this content away. */
    record Removed() implements Content {}
}
