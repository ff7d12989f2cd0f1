/** A sentence, a picture or an item to the goods that are like it; must not know how the index is written. */
@NullMarked
package io.tuwen.cli.search;

import org.jspecify.annotations.NullMarked;
