/** Counts every record's fate exactly once across restarts; must not know what decides it. */
@NullMarked
package io.tuwen.flink.account;

import org.jspecify.annotations.NullMarked;
