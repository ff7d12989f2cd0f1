package io.tuwen.milvus;

import static io.tuwen.testkit.store.SampleRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.VectorStore;
import io.tuwen.milvus.MilvusSettings.Security;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.store.SampleRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for a token. */
class MilvusAccessIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_STANDALONE_AUTHORIZED);

    private static final ModelContract MODEL = SampleRows.model("c".repeat(64));

    @TempDir
    Path folder;

    @Test
    void check_withoutToken_isDenied() {
        try (MilvusConnection connection = new MilvusConnection(
                MilvusSettings.of(SERVERS.milvusStandaloneAuthorized().address()))) {
            assertDenied(connection::check);
        }
    }

    @Test
    void everything_withAWrongToken_isDeniedAtOnce() throws IOException {
        try (MilvusConnection connection = connect("root:wrong")) {
            assertDenied(connection::check);
            assertDenied(() -> new CatalogueCollections(connection).ensure(Tower.IMAGE, MODEL));
            CatalogueCollection unseen = new CatalogueCollection(
                    Tower.IMAGE, "catalogue_images__cccccccc", "catalogue_images", "", SampleRows.DIM);
            try (VectorStore store = MilvusVectorStore.open(connection, unseen, StoreMetrics.NONE)) {
                List<Outcome<RowKey>> outcomes = store.upsert(rows(2)).join();
                assertThat(outcomes)
                        .hasSize(2)
                        .allMatch(outcome -> outcome instanceof Outcome.Failed<RowKey> failed
                                && failed.failure().code() == FailureCode.INDEX_ACCESS_DENIED);
            }
        }
    }

    @Test
    void everything_withTheToken_isAllowed() throws IOException {
        try (MilvusConnection connection = connect("root:Milvus")) {
            connection.check();
            CatalogueCollections collections = new CatalogueCollections(connection);
            CatalogueCollection collection = collections.ensure(Tower.IMAGE, MODEL);
            try (VectorStore store = MilvusVectorStore.open(connection, collection, StoreMetrics.NONE)) {
                store.upsert(rows(2)).join();
            }
            assertThat(collections.rowCount(collection.name())).isEqualTo(2);
        }
    }

    private MilvusConnection connect(String token) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token);
        return new MilvusConnection(
                MilvusSettings.of(SERVERS.milvusStandaloneAuthorized().address())
                        .withSecurity(new Security(false, null, null, null, file.toFile())));
    }

    private static void assertDenied(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(FailureException.class)
                .hasMessageContainingAll("INDEX_ACCESS_DENIED", "check the token file");
    }
}
