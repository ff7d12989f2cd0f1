/** Rows, mutations and hits; must not know the store that keeps them. */
@NullMarked
package io.tuwen.core.index;

import org.jspecify.annotations.NullMarked;
