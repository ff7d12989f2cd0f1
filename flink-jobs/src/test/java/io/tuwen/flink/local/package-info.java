@NullMarked
package io.tuwen.flink.local;

import org.jspecify.annotations.NullMarked;
