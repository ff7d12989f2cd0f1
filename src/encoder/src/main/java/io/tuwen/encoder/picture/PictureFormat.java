package io.tuwen.encoder.picture;

import java.io.IOException;

/** One format of picture files. Safe for use by many threads. */
interface PictureFormat {

    String name();

    /** Tells by the first bytes alone. */
    boolean recognises(byte[] file);

    /**
     * Reads the header; allocates nothing of the declared size.
     *
     * @throws IOException when the header is damaged
     * @throws io.tuwen.core.outcome.FailureException PICTURE_FORMAT_UNKNOWN for a variant that cannot be decoded
     */
    EncodedPicture open(byte[] file) throws IOException;
}
