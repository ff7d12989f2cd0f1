package io.tuwen.search.calibration;

import java.util.BitSet;

/**
 * A question, and what it should find for all that is known. Others may fit as well, since nobody said which do not.
 *
 * @param question vector of length 1
 * @param scores inner product with each row of one side
 * @param own the rows that it should find, at least one
 */
record Example(float[] question, double[] scores, BitSet own) {

    double[] ownScores() {
        return own.stream().mapToDouble(row -> scores[row]).toArray();
    }

    /** How many rows score at least so much. */
    int reached(double least) {
        int count = 0;
        for (double score : scores) {
            count += score >= least ? 1 : 0;
        }
        return count;
    }

    int ownReached(double least) {
        return (int) own.stream().filter(row -> scores[row] >= least).count();
    }

    /** The share of all other rows that score at least so much, 0 to 1; 1 when there are none. */
    double restReached(double least) {
        int rest = scores.length - own.cardinality();
        return rest == 0 ? 1 : (reached(least) - ownReached(least)) / (double) rest;
    }
}
