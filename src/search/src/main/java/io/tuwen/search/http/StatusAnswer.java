package io.tuwen.search.http;

import io.tuwen.core.model.ModelContract;
import io.tuwen.search.calibration.Calibration;
import io.tuwen.search.calibration.CalibrationInUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service is built.
 *
 * @param requestsUnderWay this one with them
 */
record StatusAnswer(
        Model model, List<Index> indexes, Calibrated calibration, int requestsUnderWay, int requestsAtOnce) {

    /** What questions are asked with. */
    record Model(String name, String fingerprint, int dim, String licence, double logitScale) {
        static Model of(ModelContract contract) {
            return new Model(
                    contract.name(), contract.fingerprint(), contract.dim(), contract.licence(), contract.logitScale());
        }
    }

    /**
     * What a min_score of auto is chosen by.
     *
     * @param reason why there is none
     * @param at when it was made
     * @param pairs that it was learned from
     */
    record Calibrated(
            boolean available,
            @Nullable String reason,
            @Nullable String at,
            @Nullable Integer pairs) {
        static Calibrated of(CalibrationInUse inUse) {
            return inUse.calibration()
                    .map(Calibration::origin)
                    .map(origin -> new Calibrated(true, null, origin.at().toString(), origin.pairs()))
                    .orElseGet(() -> new Calibrated(false, inUse.absence(), null, null));
        }
    }

    /**
     * @param side images or captions
     * @param collection that the alias names
     * @param ofThisModel whether questions can be answered from it
     */
    record Index(String side, String alias, String collection, String model, boolean ofThisModel, long rows) {}
}
