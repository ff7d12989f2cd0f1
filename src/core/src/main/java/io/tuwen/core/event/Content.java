package io.tuwen.core.event;

import java.net.URI;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What there is to embed. */
public sealed interface Content {

    /** @param bytes the encoded picture file; read through {@link ByteBuffer#duplicate()} only */
    record InlinePicture(ByteBuffer bytes) implements Content {}

    /**
     * @param uri where the picture lies
     * @param sha256 32 bytes, the SHA-256 of the picture file, where the producer told it
     */
    record PictureReference(URI uri, byte @Nullable [] sha256) implements Content {}

    /** @param text as the shop wrote it, not blank */
    record Caption(String text) implements Content {}

    /** The shop took this content away. */
    record Removed() implements Content {}
}
