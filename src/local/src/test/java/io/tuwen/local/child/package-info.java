/** Tests of io.tuwen.local.child. */
@NullMarked
package io.tuwen.local.child;

import org.jspecify.annotations.NullMarked;
