package io.tuwen.core.index;

/**
 * A row found.
 *
 * @param score inner product with the query, in [-1, 1]; of full text BM25's, above 0
 */
public record Hit(RowHeader header, double score) {}
