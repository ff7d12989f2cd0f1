/** Tests of the registry's client against servers that misbehave. */
@NullMarked
package io.tuwen.schemas.registry;

import org.jspecify.annotations.NullMarked;
