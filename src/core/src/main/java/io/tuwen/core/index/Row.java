package io.tuwen.core.index;

/**
 * One row of the index.
 *
 * @param vector dim finite floats of Euclidean length 1; not to be changed by anyone
 */
public record Row(RowHeader header, float[] vector) {}
