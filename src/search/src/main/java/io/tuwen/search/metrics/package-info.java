/** What the service does, as numbers for Prometheus; must not know HTTP, Triton or Milvus. */
@NullMarked
package io.tuwen.search.metrics;

import org.jspecify.annotations.NullMarked;
