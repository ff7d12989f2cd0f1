package io.tuwen.core.index;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import java.time.Instant;

/**
 * What a retag changes of a row whose vector stands.
 *
 * @param attributes the shop's; those that the system found in the content stay with it
 */
public record RowTag(RowKey key, long version, Instant occurredAt, Attributes attributes) {}
