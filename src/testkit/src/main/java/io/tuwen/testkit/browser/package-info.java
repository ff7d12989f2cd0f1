/** A browser for tests; must not know whose pages are looked at. */
@NullMarked
package io.tuwen.testkit.browser;

import org.jspecify.annotations.NullMarked;
