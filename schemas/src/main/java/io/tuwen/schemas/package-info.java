/**
 * The Avro contracts of all topics and of keyed state, generated; must not know what anyone does with them. Not
 * null-marked: Avro's generator does not tell which fields may be null, the schemas do.
 */
package io.tuwen.schemas;
