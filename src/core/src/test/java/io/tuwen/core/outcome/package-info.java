/** Tests of failures as values. */
@NullMarked
package io.tuwen.core.outcome;

import org.jspecify.annotations.NullMarked;
