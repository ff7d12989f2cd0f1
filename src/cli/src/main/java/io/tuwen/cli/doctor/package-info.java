/** Looks at a stack from outside and says what is wrong and what to do; must not change anything. */
@NullMarked
package io.tuwen.cli.doctor;

import org.jspecify.annotations.NullMarked;
