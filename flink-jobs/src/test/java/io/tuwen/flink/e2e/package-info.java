@NullMarked
package io.tuwen.flink.e2e;

import org.jspecify.annotations.NullMarked;
