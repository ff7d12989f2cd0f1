/** Starts, watches and stops the real servers of local mode; must not know what anyone sends to them. */
@NullMarked
package io.tuwen.local;

import org.jspecify.annotations.NullMarked;
