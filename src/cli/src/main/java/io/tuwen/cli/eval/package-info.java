/** How good a model and the line are, on data sets of benchmarks; must not know options or exit codes. */
@NullMarked
package io.tuwen.cli.eval;

import org.jspecify.annotations.NullMarked;
