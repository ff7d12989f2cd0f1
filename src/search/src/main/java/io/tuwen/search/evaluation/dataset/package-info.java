/** Data sets of benchmarks as they lie on disk; must not know models or what is measured. */
@NullMarked
package io.tuwen.search.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
