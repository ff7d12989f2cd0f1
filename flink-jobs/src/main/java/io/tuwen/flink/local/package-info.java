/** Runs the jobs inside this JVM; must not know what they do. */
@NullMarked
package io.tuwen.flink.local;

import org.jspecify.annotations.NullMarked;
