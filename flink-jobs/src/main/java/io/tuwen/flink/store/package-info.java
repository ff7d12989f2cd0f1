/** Pictures on file systems that Flink knows; must not know jobs, topics or what the bytes are. */
@NullMarked
package io.tuwen.flink.store;

import org.jspecify.annotations.NullMarked;
