/** Tests of names and digests. */
@NullMarked
package io.tuwen.core.identity;

import org.jspecify.annotations.NullMarked;
