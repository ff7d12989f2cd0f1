/**
 * The drawn catalogue's stream that never ends, and what the index must hold because of it; must not know what is done with
 * either.
 */
@NullMarked
package io.tuwen.cli.demo.live;

import org.jspecify.annotations.NullMarked;
