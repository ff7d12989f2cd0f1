/** Contents to vectors, the same way for index and query; must not know streams, ledgers or the index. */
@NullMarked
package io.tuwen.encoder;

import org.jspecify.annotations.NullMarked;
