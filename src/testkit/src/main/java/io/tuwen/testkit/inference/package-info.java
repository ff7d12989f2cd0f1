/** What every inference client keeps to; must not know which server answers. */
@NullMarked
package io.tuwen.testkit.inference;

import org.jspecify.annotations.NullMarked;
