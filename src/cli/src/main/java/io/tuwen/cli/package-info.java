/** The tuwen command: verbs, options, exit codes; must not know how any of them is carried out. */
@NullMarked
package io.tuwen.cli;

import org.jspecify.annotations.NullMarked;
