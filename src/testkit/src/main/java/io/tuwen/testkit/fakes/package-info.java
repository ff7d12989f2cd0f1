/** Stand-ins that keep real state, each named by how it behaves; must not know who uses them. */
@NullMarked
package io.tuwen.testkit.fakes;

import org.jspecify.annotations.NullMarked;
