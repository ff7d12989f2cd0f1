package io.tuwen.search.picture;

import io.tuwen.core.identity.RowKey;
import java.util.Optional;

/** Where pictures of items lie. Blocking; safe for use by many threads. */
@FunctionalInterface
public interface Originals {

    /** The newest of a row key; empty where none is known. */
    Optional<Original> newest(RowKey key);

    /** Those of another source, for what this one does not know. */
    default Originals orElse(Originals others) {
        return key -> newest(key).or(() -> others.newest(key));
    }
}
