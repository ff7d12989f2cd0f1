/** A question to the goods that answer it, in plain Java; must not know HTTP, Triton or Milvus. */
@NullMarked
package io.tuwen.search.retrieval;

import org.jspecify.annotations.NullMarked;
