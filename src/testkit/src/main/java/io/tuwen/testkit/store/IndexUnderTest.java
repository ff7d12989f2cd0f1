package io.tuwen.testkit.store;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.core.port.VectorStore;

/** A server that keeps vectors, as the suite needs it. */
public interface IndexUnderTest {

    /**
     * The collection of a tower of a model, made when it is not there.
     *
     * @throws io.tuwen.core.outcome.FailureException INDEX_CONTRACT_MISMATCH when it is another model's
     */
    Opened open(Tower tower, ModelContract model);

    /** Ends the server as a crash would. */
    void kill();

    /** Starts the server again on its data; returns when it takes connections. */
    void start();

    /** Both sides of one collection. */
    interface Opened extends AutoCloseable {

        VectorStore store();

        VectorSearch search();

        /** Of a collection of captions. */
        TextSearch text();

        /** The rows that are there now, exactly. */
        long rowCount();

        @Override
        void close();
    }
}
