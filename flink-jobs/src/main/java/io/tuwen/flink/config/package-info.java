/** What can be set, with its default and its check; must not know who uses it. */
@NullMarked
package io.tuwen.flink.config;

import org.jspecify.annotations.NullMarked;
