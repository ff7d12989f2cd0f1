package io.tuwen.triton;

import java.util.concurrent.CompletableFuture;

/** Brings back a model whose process died. Safe for use by many threads. */
interface ModelRepair {

    /** Counts the repairs, so that one who saw the model dead before the newest of them does not ask for another. */
    long generation();

    /**
     * Has the model loaded again, once for all who ask together.
     *
     * @param seen the generation before the call that found the model dead
     * @return whether the model was loaded since; completes normally
     */
    CompletableFuture<Boolean> repair(long seen);
}
