package io.tuwen.search.retrieval;

import io.tuwen.core.model.Tower;

/** Tells hits from chance, for each question by itself. Safe for use by many threads. */
@FunctionalInterface
public interface Cutoffs {

    /**
     * The score below which a hit is not better than chance.
     *
     * @param side that is searched
     * @param question of length 1, of the model that the cut-offs were learned with
     * @return -1 to 1
     * @throws RefusedException when nothing was learned
     */
    double least(Tower side, float[] question);

    /** @param reason why there are none, for whoever asks */
    static Cutoffs none(String reason) {
        return (side, question) -> {
            throw new RefusedException(
                    new Finding("min_score", "auto", "a number from -1 to 1: " + reason),
                    "run `tuwen calibrate` and start the service again, or give a number");
        };
    }
}
