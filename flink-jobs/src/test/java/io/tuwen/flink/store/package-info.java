@NullMarked
package io.tuwen.flink.store;

import org.jspecify.annotations.NullMarked;
