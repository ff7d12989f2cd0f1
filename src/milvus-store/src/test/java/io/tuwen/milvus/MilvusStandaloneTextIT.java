package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.store.SampleRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Milvus 2.3.5 knows neither functions nor sparse vectors. */
class MilvusStandaloneTextIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_STANDALONE);

    @Test
    void ensure_serverWithoutFullText_makesTheCollectionWithout_andRemembersWhy() {
        try (MilvusConnection connection = new MilvusConnection(
                MilvusSettings.of(SERVERS.milvusStandalone().address()))) {
            CatalogueCollection made =
                    new CatalogueCollections(connection).ensure(Tower.TEXT, SampleRows.model("d".repeat(64)));

            FullTextIsAbsent.check(connection, made, "on a server that offers no full text");
            assertThat(FullTextIsAbsent.collections(connection)).noneMatch(name -> name.contains("probe"));
        }
    }
}
