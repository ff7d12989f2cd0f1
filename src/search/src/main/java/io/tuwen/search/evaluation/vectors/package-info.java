/** Contents to vectors that outlive the run; must not know data sets or what is measured. */
@NullMarked
package io.tuwen.search.evaluation.vectors;

import org.jspecify.annotations.NullMarked;
