/** Builds the clients that a subtask works with, from configuration; must not know the topology. */
@NullMarked
package io.tuwen.flink.clients;

import org.jspecify.annotations.NullMarked;
