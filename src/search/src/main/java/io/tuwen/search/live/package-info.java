/** What happens to the catalogue, as it happens; must not know HTTP, Kafka or how pictures are decoded. */
@NullMarked
package io.tuwen.search.live;

import org.jspecify.annotations.NullMarked;
