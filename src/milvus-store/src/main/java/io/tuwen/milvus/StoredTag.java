package io.tuwen.milvus;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;

/**
 * What a retag changes, in the terms of the collection.
 *
 * @param occurredAt milliseconds since 1970
 */
record StoredTag(RowKey key, long version, long occurredAt, Attributes attributes) {}
