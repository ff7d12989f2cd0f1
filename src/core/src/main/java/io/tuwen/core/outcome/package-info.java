/** Failures as values; must not know how anything is carried out. */
@NullMarked
package io.tuwen.core.outcome;

import org.jspecify.annotations.NullMarked;
