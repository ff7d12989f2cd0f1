/** What the shop said, decoded and checked; must not know how it travels or what becomes of it. */
@NullMarked
package io.tuwen.core.event;

import org.jspecify.annotations.NullMarked;
