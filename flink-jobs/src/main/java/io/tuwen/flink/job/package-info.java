/** The topology and the two mains; must not know how any operator works. */
@NullMarked
package io.tuwen.flink.job;

import org.jspecify.annotations.NullMarked;
