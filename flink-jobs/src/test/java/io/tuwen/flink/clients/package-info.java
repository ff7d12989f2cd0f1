@NullMarked
package io.tuwen.flink.clients;

import org.jspecify.annotations.NullMarked;
