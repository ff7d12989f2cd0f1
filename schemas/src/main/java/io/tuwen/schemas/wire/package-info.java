/** How a record stands in a topic's value, both forms; must not know HTTP, Kafka, or what a record means. */
@NullMarked
package io.tuwen.schemas.wire;

import org.jspecify.annotations.NullMarked;
