/** The retrieval service put together; what it is put together from must not know it. */
@NullMarked
package io.tuwen.search;

import org.jspecify.annotations.NullMarked;
