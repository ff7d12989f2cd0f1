/** What can be said about a picture's worth; must not know files, decoders, or who asks. */
@NullMarked
package io.tuwen.encoder.quality;

import org.jspecify.annotations.NullMarked;
