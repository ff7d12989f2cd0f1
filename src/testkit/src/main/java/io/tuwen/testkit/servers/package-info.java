/** Real servers for integration tests; must not know what is tested on them. */
@NullMarked
package io.tuwen.testkit.servers;

import org.jspecify.annotations.NullMarked;
