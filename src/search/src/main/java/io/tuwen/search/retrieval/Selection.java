package io.tuwen.search.retrieval;

/**
 * Which of the goods that were found are wanted.
 *
 * @param offset how many of the best are left out, from 0
 * @param k how many are wanted, from 1; with offset at most {@value #WINDOW}
 * @param byItem each item once, by its best row
 * @param minScore what a row must score at least on each side; of no meaning for words
 */
public record Selection(int offset, int k, boolean byItem, MinScore minScore) {
    /** As deep as anyone can page. */
    public static final int WINDOW = 10_000;

    public Selection {
        // As longs, since their sum may not fit.
        if (k < 1 || (long) offset + k > WINDOW) {
            throw refused("k", k, "1 to " + WINDOW + " together with offset");
        }
        if (offset < 0) {
            throw refused("offset", offset, "0 or more");
        }
    }

    /** The k best rows. */
    public static Selection best(int k) {
        return new Selection(0, k, false, MinScore.NONE);
    }

    /** How many must be found. */
    int depth() {
        return offset + k;
    }

    private static RefusedException refused(String name, Object value, String expectation) {
        return new RefusedException(
                new Finding(name, value.toString(), expectation), "ask for less, or narrow by a filter");
    }
}
