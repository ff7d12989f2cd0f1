/** What every index must do, as a suite over the ports; must not know any store. */
@NullMarked
package io.tuwen.testkit.store;

import org.jspecify.annotations.NullMarked;
