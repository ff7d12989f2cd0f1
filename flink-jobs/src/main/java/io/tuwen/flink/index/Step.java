package io.tuwen.flink.index;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.flink.wire.RowMutations;
import io.tuwen.schemas.RowMutation;
import org.jspecify.annotations.Nullable;

/**
 * One mutation of a batch.
 *
 * @param believed where the index is known to hold something else than the ledger was told: the content that the ledger
 *     believes to be there; else null
 */
record Step(RowMutation mutation, @Nullable Digest believed) {

    RowKey key() {
        return RowMutations.key(mutation);
    }

    /** Whether it may only be carried out after a look at what is stored. */
    boolean isGuarded() {
        return mutation.getFirstOfKey() || believed != null;
    }
}
