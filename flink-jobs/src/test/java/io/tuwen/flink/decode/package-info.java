@NullMarked
package io.tuwen.flink.decode;

import org.jspecify.annotations.NullMarked;
