/** Child processes that never outlive this one; must not know what they serve. */
@NullMarked
package io.tuwen.local.child;

import org.jspecify.annotations.NullMarked;
