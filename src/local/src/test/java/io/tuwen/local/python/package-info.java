/** Tests of io.tuwen.local.python. */
@NullMarked
package io.tuwen.local.python;

import org.jspecify.annotations.NullMarked;
