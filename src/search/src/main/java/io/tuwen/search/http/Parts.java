package io.tuwen.search.http;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.CalibrationInUse;
import io.tuwen.search.retrieval.QueryVectors;
import io.tuwen.search.retrieval.Sides;
import java.util.function.Function;

/**
 * What the service answers from. All must be safe for use by many threads.
 *
 * @param goldenCaption a sentence that the model must always answer
 * @param collections what the alias of a tower names now
 * @param calibration of the model, or none
 * @param extras what it may have beyond search
 */
public record Parts(
        ModelContract model,
        String goldenCaption,
        QueryVectors vectors,
        Sides sides,
        Function<Tower, Collection> collections,
        CalibrationInUse calibration,
        Extras extras) {

    /** For search alone, without a calibration. */
    public Parts(
            ModelContract model,
            String goldenCaption,
            QueryVectors vectors,
            Sides sides,
            Function<Tower, Collection> collections) {
        this(model, goldenCaption, vectors, sides, collections, CalibrationInUse.NONE, Extras.NONE);
    }

    public Parts with(Extras others) {
        return new Parts(model, goldenCaption, vectors, sides, collections, calibration, others);
    }

    public Parts with(CalibrationInUse other) {
        return new Parts(model, goldenCaption, vectors, sides, collections, other, extras);
    }

    Parts with(QueryVectors otherVectors, Sides otherSides) {
        return new Parts(model, goldenCaption, otherVectors, otherSides, collections, calibration, extras);
    }

    /**
     * @param name its own
     * @param model for people
     * @param fingerprint of the model whose vectors it holds
     */
    public record Collection(String name, String model, String fingerprint, long rows) {}
}
