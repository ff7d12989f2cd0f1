package io.tuwen.search.live;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import java.util.Optional;

/** Small pictures of items, for people. Blocking; safe for use by many threads. */
@FunctionalInterface
public interface Pictures {

    /**
     * The newest picture of a row key.
     *
     * @param side pixels of the longer side, at most
     * @return empty where no picture is known
     * @throws io.tuwen.core.outcome.FailureException that tells why it cannot be shown: its own fault, or its host's
     */
    Optional<Thumbnail> of(RowKey key, int side);

    /**
     * @param digest of the picture that it was made from
     * @param jpeg a JPEG file of our own making; not to be changed by anyone
     */
    record Thumbnail(Digest digest, byte[] jpeg) {}
}
