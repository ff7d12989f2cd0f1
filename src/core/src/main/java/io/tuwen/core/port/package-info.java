/** The small interfaces to the outside; must not know any implementation. */
@NullMarked
package io.tuwen.core.port;

import org.jspecify.annotations.NullMarked;
