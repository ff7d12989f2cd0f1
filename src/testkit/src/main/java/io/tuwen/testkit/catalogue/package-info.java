/** A drawn catalogue with Chinese captions, its life as events, and what the index must hold in the end; must not know any server. */
@NullMarked
package io.tuwen.testkit.catalogue;

import org.jspecify.annotations.NullMarked;
