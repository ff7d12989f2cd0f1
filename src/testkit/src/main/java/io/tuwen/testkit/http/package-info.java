/** Clients of the service's HTTP side; must not know the service. */
@NullMarked
package io.tuwen.testkit.http;

import org.jspecify.annotations.NullMarked;
