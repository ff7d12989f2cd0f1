/** Names of items, contents, rows and contents' digests; must not know events, models or any store. */
@NullMarked
package io.tuwen.core.identity;

import org.jspecify.annotations.NullMarked;
