/** Asks a schema registry with a Confluent-compatible API; must not know Kafka, or what a record means. */
@NullMarked
package io.tuwen.schemas.registry;

import org.jspecify.annotations.NullMarked;
