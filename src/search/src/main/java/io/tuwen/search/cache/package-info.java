/** Vectors of questions that were asked before; must not know how they come about. */
@NullMarked
package io.tuwen.search.cache;

import org.jspecify.annotations.NullMarked;
