/** Filters as JSON; must not know what they are applied to. */
@NullMarked
package io.tuwen.search.filter;

import org.jspecify.annotations.NullMarked;
