package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.nio.ByteBuffer;

/** Gets the bytes behind a reference while the caller waits, perhaps long. Safe for use by many threads. */
@FunctionalInterface
public interface PictureReader {

    Outcome<ByteBuffer> read(URI uri);
}
