/** The contract of a pair of towers; must not know who serves them. */
@NullMarked
package io.tuwen.core.model;

import org.jspecify.annotations.NullMarked;
