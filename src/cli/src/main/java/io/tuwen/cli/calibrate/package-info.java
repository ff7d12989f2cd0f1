/** Pairs of picture and caption out of an index; must not know Triton, Kafka or Milvus. */
@NullMarked
package io.tuwen.cli.calibrate;

import org.jspecify.annotations.NullMarked;
