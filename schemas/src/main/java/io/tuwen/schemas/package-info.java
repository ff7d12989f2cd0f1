/** The Avro contracts of all topics and of keyed state, generated; must not know what anyone does with them. */
@NullMarked
package io.tuwen.schemas;

import org.jspecify.annotations.NullMarked;
