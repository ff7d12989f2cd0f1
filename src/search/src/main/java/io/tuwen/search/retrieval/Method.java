package io.tuwen.search.retrieval;

/** By what goods are found. */
public enum Method {
    /** By vectors. */
    DENSE,
    /** By the words of captions. */
    FULLTEXT,
    /** By vectors and by words, fused by rank. */
    HYBRID
}
