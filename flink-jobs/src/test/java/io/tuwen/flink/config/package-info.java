@NullMarked
package io.tuwen.flink.config;

import org.jspecify.annotations.NullMarked;
