package io.tuwen.milvus;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.core.port.VectorStore;
import io.tuwen.local.ChildServer;
import io.tuwen.testkit.store.IndexUnderTest;

/** A real Milvus, seen through the adapter. */
record MilvusUnderTest(ChildServer server) implements IndexUnderTest {

    @Override
    public Opened open(Tower tower, ModelContract model) {
        MilvusConnection connection = new MilvusConnection(MilvusSettings.of(server.address()));
        try {
            CatalogueCollections collections = new CatalogueCollections(connection);
            CatalogueCollection collection = collections.ensure(tower, model);
            return new Both(
                    connection,
                    collection,
                    MilvusVectorStore.open(connection, collection, StoreMetrics.NONE),
                    MilvusVectorSearch.open(connection, collection.name(), tower, model.dim(), Visibility.ACKNOWLEDGED),
                    MilvusTextSearch.open(connection, collection.name(), model.dim(), Visibility.ACKNOWLEDGED));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void start() {
        server.start();
    }

    private record Both(
            MilvusConnection connection,
            CatalogueCollection collection,
            VectorStore store,
            VectorSearch search,
            TextSearch text)
            implements Opened {
        @Override
        public long rowCount() {
            return new CatalogueCollections(connection).rowCount(collection.name());
        }

        @Override
        public void close() {
            store.close();
            search.close();
            text.close();
            connection.close();
        }
    }
}
