package io.tuwen.milvus;

import static io.tuwen.testkit.store.SampleRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.VectorStore;
import io.tuwen.milvus.MilvusSettings.Limits;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.store.IndexUnderTest;
import io.tuwen.testkit.store.SampleRows;
import io.tuwen.testkit.store.VectorStoreContract;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusStandaloneIT extends VectorStoreContract {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_STANDALONE);

    @Override
    protected IndexUnderTest index() {
        return new MilvusUnderTest(SERVERS.milvusStandalone());
    }

    /** 72 MB in one request: more than the 64 MiB that the server takes. */
    @Test
    void upsert_limitsSetHigherThanTheServers_areFoundOutAndKept() {
        MilvusSettings settings =
                MilvusSettings.of(SERVERS.milvusStandalone().address()).withLimits(new Limits(16_384, 200 << 20));
        Attributes large = Attributes.of(Map.of("text", "x".repeat(65_000)));
        List<Row> rows = IntStream.range(0, 1_100)
                .mapToObj(i -> row("large-" + i, 1, large, null))
                .toList();
        try (MilvusConnection connection = new MilvusConnection(settings)) {
            CatalogueCollections collections = new CatalogueCollections(connection);
            CatalogueCollection collection = collections.ensure(Tower.IMAGE, SampleRows.model("f".repeat(64)));
            try (VectorStore store = MilvusVectorStore.open(connection, collection, StoreMetrics.NONE)) {
                assertThat(store.upsert(rows).join()).hasSize(1_100).allMatch(Outcome.Success.class::isInstance);
            }
            assertThat(collections.rowCount(collection.name())).isEqualTo(1_100);
        }
    }
}
