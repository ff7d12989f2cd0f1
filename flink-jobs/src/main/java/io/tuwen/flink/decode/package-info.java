/** Bytes to events or dead letters; must not know the index, the model or any state. */
@NullMarked
package io.tuwen.flink.decode;

import org.jspecify.annotations.NullMarked;
