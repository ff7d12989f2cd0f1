/** The write path to the index; must not know Kafka, pictures or the model. */
@NullMarked
package io.tuwen.flink.index;

import org.jspecify.annotations.NullMarked;
