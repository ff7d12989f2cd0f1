package io.tuwen.search.retrieval;

/** The least score of a hit, on each side. */
public sealed interface MinScore {
    /** Whatever it scores. */
    MinScore NONE = new Fixed(-1);

    /** What {@link Cutoffs} tell for the very question. */
    record Auto() implements MinScore {}

    /** @param score inner product of a row with the question, -1 to 1 */
    record Fixed(double score) implements MinScore {
        public Fixed {
            // Written so that NaN is refused too.
            if (!(Math.abs(score) <= 1)) {
                throw new RefusedException(
                        new Finding("min_score", Double.toString(score), "-1 to 1, or auto"), "give another score");
            }
        }

        /** Sums of floats fall a little below -1 where -1 is meant. */
        double least() {
            return score <= -1 ? Double.NEGATIVE_INFINITY : score;
        }
    }
}
