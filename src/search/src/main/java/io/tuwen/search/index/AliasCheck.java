package io.tuwen.search.index;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.milvus.CollectionInUse;
import java.util.function.Supplier;

/**
 * Whether an alias names the collection of one model.
 *
 * @param inUse what the tower's alias names now
 */
record AliasCheck(Tower tower, ModelContract model, Supplier<CollectionInUse> inUse) {

    /**
     * What it names, which is the model's.
     *
     * @throws FailureException INDEX_CONTRACT_MISMATCH when it is another's
     */
    CollectionInUse require() {
        CollectionInUse now = inUse.get();
        if (!now.name().equals(tower.collection(model)) || !now.fingerprint().equals(model.fingerprint())) {
            throw new FailureException(
                    FailureCode.INDEX_CONTRACT_MISMATCH,
                    "alias " + tower.alias() + ": names " + now.name() + " of model " + now.model() + " (expected: "
                            + tower.collection(model) + " of model " + model.label()
                            + "); ask with the model that the index is of");
        }
        return now;
    }
}
