package io.tuwen.core.index;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All of an index row but its vector.
 *
 * @param caption the caption's text in a collection of captions, else null
 */
public record RowHeader(
        RowKey key,
        long version,
        Digest contentDigest,
        Instant occurredAt,
        Attributes attributes,
        @Nullable String caption) {}
