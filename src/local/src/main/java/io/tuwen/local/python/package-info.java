/** The Python environment that the child servers run in; must not know which servers those are. */
@NullMarked
package io.tuwen.local.python;

import org.jspecify.annotations.NullMarked;
