package io.tuwen.flink.clients;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.VectorStore;
import io.tuwen.flink.index.StoreFactory;
import io.tuwen.milvus.CatalogueCollection;
import io.tuwen.milvus.MilvusConnection;
import io.tuwen.milvus.MilvusSettings;
import io.tuwen.milvus.MilvusVectorStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.MetricGroup;

/** Stores of one collection, each with a connection to Milvus of its own. */
public record MilvusStores(MilvusSettings settings, CatalogueCollection collection) implements StoreFactory {

    @Override
    public VectorStore open(MetricGroup metrics) {
        MilvusConnection connection = new MilvusConnection(settings);
        return new LastOne(
                MilvusVectorStore.open(connection, collection, new MilvusMetrics(metrics.addGroup("milvus"))),
                connection);
    }

    /** Closes the connection after what uses it. */
    private record LastOne(VectorStore store, MilvusConnection connection) implements VectorStore {
        @Override
        public CompletableFuture<List<Outcome<RowKey>>> upsert(List<Row> rows) {
            return store.upsert(rows);
        }

        @Override
        public CompletableFuture<List<Outcome<RowKey>>> retag(List<RowTag> tags) {
            return store.retag(tags);
        }

        @Override
        public CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys) {
            return store.delete(keys);
        }

        @Override
        public CompletableFuture<Outcome<Map<RowKey, RowHeader>>> read(Collection<RowKey> keys) {
            return store.read(keys);
        }

        @Override
        public void close() {
            store.close();
            connection.close();
        }
    }
}
