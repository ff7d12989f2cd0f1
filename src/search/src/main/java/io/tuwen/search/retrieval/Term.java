package io.tuwen.search.retrieval;

/**
 * One part of a question.
 *
 * @param weight what its vector counts, -100 to 100 and not 0; below 0: away from it
 */
public record Term(Query query, double weight) {
    private static final double MOST = 100;

    public Term {
        // Written so that NaN is refused too.
        if (!(Math.abs(weight) <= MOST) || weight == 0) {
            throw new RefusedException(
                    new Finding("weight", Double.toString(weight), "-100 to 100, and not 0"), "give it another weight");
        }
    }

    /** With weight 1. */
    public static Term of(Query query) {
        return new Term(query, 1);
    }
}
