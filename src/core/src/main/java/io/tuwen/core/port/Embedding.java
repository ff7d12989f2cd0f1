package io.tuwen.core.port;

import io.tuwen.core.event.Attributes;

/**
 * What embedding made of a content.
 *
 * @param vector dim finite floats of length 1; not to be changed by anyone
 * @param findings what was found in the content on the way: attributes of the system's own, see {@link
 *     Attributes#OWN_PREFIX}
 */
public record Embedding(float[] vector, Attributes findings) {}
