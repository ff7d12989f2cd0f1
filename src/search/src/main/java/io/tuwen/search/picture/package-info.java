/** Small pictures of items; must not know HTTP, Kafka or Milvus. */
@NullMarked
package io.tuwen.search.picture;

import org.jspecify.annotations.NullMarked;
