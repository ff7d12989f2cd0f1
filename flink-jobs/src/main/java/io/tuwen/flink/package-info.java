/** The jobs: everything that sees Flink; must not know Kafka's, Triton's or Milvus's protocols but through their adapters. */
@NullMarked
package io.tuwen.flink;

import org.jspecify.annotations.NullMarked;
