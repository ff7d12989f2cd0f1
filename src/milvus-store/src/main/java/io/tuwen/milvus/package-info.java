/** The catalogue's index in Milvus; must not know Flink, Kafka, or where vectors come from. */
@NullMarked
package io.tuwen.milvus;

import org.jspecify.annotations.NullMarked;
