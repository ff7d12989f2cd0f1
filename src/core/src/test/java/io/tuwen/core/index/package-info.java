/** Tests of what an index is asked for. */
@NullMarked
package io.tuwen.core.index;

import org.jspecify.annotations.NullMarked;
