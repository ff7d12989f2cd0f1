@NullMarked
package io.tuwen.flink.source;

import org.jspecify.annotations.NullMarked;
