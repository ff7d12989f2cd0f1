package io.tuwen.search.evaluation;

/** Many vectors of one dimension, by their place. Safe for use by many threads. */
public interface VectorTable {

    /** How many, places 0 to {@code size() - 1}. */
    int size();

    /** Numbers of one vector. */
    int dim();

    /** @param into dim numbers, filled with the vector of that place */
    void read(int place, float[] into);
}
