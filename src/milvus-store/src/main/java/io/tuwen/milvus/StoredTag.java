package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.tuwen.core.identity.RowKey;

/**
 * What a retag changes, in the terms of the collection.
 *
 * @param occurredAt milliseconds since 1970
 * @param attributes JSON
 */
record StoredTag(RowKey key, long version, long occurredAt, ByteString attributes) {}
