/** Tests of what events carry. */
@NullMarked
package io.tuwen.core.event;

import org.jspecify.annotations.NullMarked;
