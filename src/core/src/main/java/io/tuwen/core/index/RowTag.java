package io.tuwen.core.index;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import java.time.Instant;

/** What a retag changes of a row whose vector stands. */
public record RowTag(RowKey key, long version, Instant occurredAt, Attributes attributes) {}
