/** How good answers are, as numbers; must not know files, models or the index. */
@NullMarked
package io.tuwen.search.evaluation;

import org.jspecify.annotations.NullMarked;
