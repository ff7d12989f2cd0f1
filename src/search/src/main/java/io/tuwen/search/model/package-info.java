/** Questions to vectors, through the served towers; must not know the index. */
@NullMarked
package io.tuwen.search.model;

import org.jspecify.annotations.NullMarked;
