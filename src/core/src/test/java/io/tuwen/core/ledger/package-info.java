/** Tests of the decisions, by a map that they are carried out on. */
@NullMarked
package io.tuwen.core.ledger;

import org.jspecify.annotations.NullMarked;
