/** Labels for a picture that nobody taught; must not know HTTP or the index. */
@NullMarked
package io.tuwen.search.zeroshot;

import org.jspecify.annotations.NullMarked;
