/** The page that shows the service to people: its files. Must not know who serves them, nor any data. */
@NullMarked
package io.tuwen.search.page;

import org.jspecify.annotations.NullMarked;
