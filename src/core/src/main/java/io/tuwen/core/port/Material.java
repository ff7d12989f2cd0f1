package io.tuwen.core.port;

import io.tuwen.core.identity.Digest;
import java.nio.ByteBuffer;

/** Content at hand, with the digest of what the model will see of it. */
public sealed interface Material {

    Digest digest();

    /** @param bytes the encoded picture file; read through {@link ByteBuffer#duplicate()} only */
    record Picture(Digest digest, ByteBuffer bytes) implements Material {}

    /** @param text normalised as the model wants it */
    record Text(Digest digest, String text) implements Material {}
}
