package io.tuwen.milvus;

import io.milvus.grpc.ConsistencyLevel;

/** What a search sees of what was just written. milvus-lite shows all at once, whatever is asked. */
public enum Visibility {
    /** All that was acknowledged before the search; on a cluster it waits about 0.2 s for it. */
    ACKNOWLEDGED(ConsistencyLevel.Strong),
    /** Answers at once; may miss what was acknowledged in the last five seconds, mostly in the last 0.2 s. */
    BOUNDED(ConsistencyLevel.Bounded);

    private final ConsistencyLevel level;

    Visibility(ConsistencyLevel level) {
        this.level = level;
    }

    ConsistencyLevel level() {
        return level;
    }
}
