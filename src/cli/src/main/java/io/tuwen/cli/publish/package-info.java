/** A shop's files to events on Kafka, and the wait until they are searchable; must not know how servers are started. */
@NullMarked
package io.tuwen.cli.publish;

import org.jspecify.annotations.NullMarked;
