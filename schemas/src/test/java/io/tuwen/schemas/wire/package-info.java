/** Tests of both wire forms. */
@NullMarked
package io.tuwen.schemas.wire;

import org.jspecify.annotations.NullMarked;
