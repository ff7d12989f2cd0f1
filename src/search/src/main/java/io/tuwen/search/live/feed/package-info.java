/** The feed: looks into the index, counts, and tells its followers; must not know Kafka, HTTP or Milvus. */
@NullMarked
package io.tuwen.search.live.feed;

import org.jspecify.annotations.NullMarked;
