/** Tests of the model contract. */
@NullMarked
package io.tuwen.core.model;

import org.jspecify.annotations.NullMarked;
