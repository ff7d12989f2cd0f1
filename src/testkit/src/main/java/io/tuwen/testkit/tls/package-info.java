/** Keys and certificates made for one test; must not know who uses them. */
@NullMarked
package io.tuwen.testkit.tls;

import org.jspecify.annotations.NullMarked;
