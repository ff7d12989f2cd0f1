/** What somebody who watches can do to the catalogue, and how it is proved; must not know how a line is started, nor HTTP. */
@NullMarked
package io.tuwen.cli.demo.acts;

import org.jspecify.annotations.NullMarked;
