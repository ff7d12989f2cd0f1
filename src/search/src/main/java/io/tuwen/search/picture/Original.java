package io.tuwen.search.picture;

import io.tuwen.core.outcome.Outcome;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A picture as the shop has it, not read yet. */
public interface Original {

    /** Other originals have other names, and so has this one once it may have changed. */
    String name();

    /** The picture file; empty where it is not there any more. Blocking. */
    Outcome<Optional<ByteBuffer>> read();
}
