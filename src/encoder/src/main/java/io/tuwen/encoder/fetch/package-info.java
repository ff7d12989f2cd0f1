/** References to bytes, safely; must not know what the bytes are. */
@NullMarked
package io.tuwen.encoder.fetch;

import org.jspecify.annotations.NullMarked;
