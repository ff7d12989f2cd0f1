/** Picture files to the pixels that the model sees; must not know where the files come from or what becomes of the pixels. */
@NullMarked
package io.tuwen.encoder.picture;

import org.jspecify.annotations.NullMarked;
