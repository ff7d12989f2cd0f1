/** Stands for a module that must not know the jobs. */
@NullMarked
package io.tuwen.outsider;

import org.jspecify.annotations.NullMarked;
