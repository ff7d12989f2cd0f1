/** Kafka in and dead letters out, as raw bytes; must not know what the bytes mean. */
@NullMarked
package io.tuwen.flink.source;

import org.jspecify.annotations.NullMarked;
