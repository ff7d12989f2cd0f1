/** Decides what an event means for the index; pure, must not know Flink, time or any client. */
@NullMarked
package io.tuwen.core.ledger;

import org.jspecify.annotations.NullMarked;
