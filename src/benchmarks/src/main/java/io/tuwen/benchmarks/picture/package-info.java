/** How fast pictures become the model's input; must not know what is done with it, and nothing may depend on it. */
@NullMarked
package io.tuwen.benchmarks.picture;

import org.jspecify.annotations.NullMarked;
