/** The domain in the form that travels between operators and lies in state; must not know any operator. */
@NullMarked
package io.tuwen.flink.wire;

import org.jspecify.annotations.NullMarked;
