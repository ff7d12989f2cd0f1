/** What can be done to a drawn catalogue while somebody watches; must not know HTTP, nor how it is done. */
@NullMarked
package io.tuwen.search.act;

import org.jspecify.annotations.NullMarked;
