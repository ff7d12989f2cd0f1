package io.tuwen.core.port;

import io.tuwen.core.identity.Digest;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Content at hand, with the digest of what the model will see of it. */
public sealed interface Material {

    Digest digest();

    /**
     * @param bytes the encoded picture file; read through {@link ByteBuffer#duplicate()} only
     * @param validator how to ask its host whether it is still the same; null where there is no way
     */
    record Picture(
            Digest digest, ByteBuffer bytes, @Nullable Validator validator) implements Material {
        public Picture(Digest digest, ByteBuffer bytes) {
            this(digest, bytes, null);
        }
    }

    /** The picture that was {@linkplain Known known}, says its host: nothing was sent, so it cannot be embedded. */
    record Unchanged(Digest digest) implements Material {}

    /** @param text normalised as the model wants it */
    record Text(Digest digest, String text) implements Material {}
}
