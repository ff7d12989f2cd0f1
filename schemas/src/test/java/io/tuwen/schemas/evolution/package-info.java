/** Holds the current contracts against every released one. */
@NullMarked
package io.tuwen.schemas.evolution;

import org.jspecify.annotations.NullMarked;
