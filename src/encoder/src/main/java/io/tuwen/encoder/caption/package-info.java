/** Captions to token ids; must not know who wrote them or what becomes of the ids. */
@NullMarked
package io.tuwen.encoder.caption;

import org.jspecify.annotations.NullMarked;
