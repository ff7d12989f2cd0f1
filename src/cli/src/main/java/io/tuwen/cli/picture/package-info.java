/** Looks at pictures before they are published; must not know servers, streams or the jobs. */
@NullMarked
package io.tuwen.cli.picture;

import org.jspecify.annotations.NullMarked;
