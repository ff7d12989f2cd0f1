/** The index as questions of one model may read it; must not know how questions become vectors. */
@NullMarked
package io.tuwen.search.index;

import org.jspecify.annotations.NullMarked;
