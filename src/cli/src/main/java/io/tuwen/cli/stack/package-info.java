/** Where the parts of a running stack are, and the stack of local mode; must not know what is done with them. */
@NullMarked
package io.tuwen.cli.stack;

import org.jspecify.annotations.NullMarked;
