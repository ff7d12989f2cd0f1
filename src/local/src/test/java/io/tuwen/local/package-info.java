/** Tests of the local servers. */
@NullMarked
package io.tuwen.local;

import org.jspecify.annotations.NullMarked;
