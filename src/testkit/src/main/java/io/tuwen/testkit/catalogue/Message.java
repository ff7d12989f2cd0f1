package io.tuwen.testkit.catalogue;

import io.tuwen.core.model.Tower;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record to publish.
 *
 * @param tower whose topic it goes to
 * @param value of the record, given the time of the event; null makes a tombstone
 */
public record Message(
        Tower tower, byte @Nullable [] key, @Nullable Function<Instant, byte[]> value, Meaning meaning) {}
