package io.tuwen.search.http;

import io.tuwen.core.model.ModelContract;
import java.util.List;

/**
 * How the service is built.
 *
 * @param requestsUnderWay this one with them
 */
record StatusAnswer(Model model, List<Index> indexes, int requestsUnderWay, int requestsAtOnce) {

    /** What questions are asked with. */
    record Model(String name, String fingerprint, int dim, String licence, double logitScale) {
        static Model of(ModelContract contract) {
            return new Model(
                    contract.name(), contract.fingerprint(), contract.dim(), contract.licence(), contract.logitScale());
        }
    }

    /**
     * @param side images or captions
     * @param collection that the alias names
     * @param ofThisModel whether questions can be answered from it
     */
    record Index(String side, String alias, String collection, String model, boolean ofThisModel, long rows) {}
}
