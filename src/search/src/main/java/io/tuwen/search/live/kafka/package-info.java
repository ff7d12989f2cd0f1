/** The catalogue's topics and dead letters, read; must not know the index, HTTP or how pictures are decoded. */
@NullMarked
package io.tuwen.search.live.kafka;

import org.jspecify.annotations.NullMarked;
