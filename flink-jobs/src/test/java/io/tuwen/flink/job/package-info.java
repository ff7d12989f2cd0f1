@NullMarked
package io.tuwen.flink.job;

import org.jspecify.annotations.NullMarked;
