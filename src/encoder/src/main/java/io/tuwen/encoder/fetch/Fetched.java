package io.tuwen.encoder.fetch;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a fetch brought. */
public sealed interface Fetched {

    /**
     * @param bytes of the picture file
     * @param source by which the same picture can be asked about later; null where its host tells nothing of the kind
     */
    record Picture(ByteBuffer bytes, @Nullable Source source) implements Fetched {}

    /** The host holds one of the {@link Validators} for good still, and has sent nothing. */
    record Unchanged() implements Fetched {}

    /**
     * @param address that answered, behind all redirects
     * @param validator an entity tag or a date (RFC 9110, 8.8)
     */
    record Source(String address, String validator) {}
}
