@NullMarked
package io.tuwen.flink.index;

import org.jspecify.annotations.NullMarked;
