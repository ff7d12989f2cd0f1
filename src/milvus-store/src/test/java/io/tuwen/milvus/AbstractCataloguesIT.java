package io.tuwen.milvus;

import static io.tuwen.testkit.store.SampleRows.row;
import static io.tuwen.testkit.store.SampleRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.CreateDatabaseRequest;
import io.milvus.grpc.ReleaseCollectionRequest;
import io.tuwen.core.index.Hit;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.core.port.VectorStore;
import io.tuwen.local.ChildServer;
import io.tuwen.testkit.store.SampleRows;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Collections, aliases, databases, loading, in a database of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractCataloguesIT {
    private static final ModelContract FIRST = SampleRows.model("a".repeat(64));
    private static final ModelContract SECOND = SampleRows.model("b".repeat(64));
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final String database = "d" + UUID.randomUUID().toString().replace("-", "");
    private MilvusConnection connection;
    private CatalogueCollections collections;

    abstract ChildServer server();

    @BeforeAll
    void connect() {
        try (MilvusConnection other = new MilvusConnection(MilvusSettings.of(server().address()))) {
            assertThat(other.call(
                                    stub -> stub.createDatabase(CreateDatabaseRequest.newBuilder()
                                            .setDbName(database)
                                            .build()),
                                    Function.identity(),
                                    DEADLINE)
                            .join())
                    .isInstanceOf(Reply.Done.class);
        }
        connection = new MilvusConnection(MilvusSettings.of(server().address()).withDatabase(database));
        collections = new CatalogueCollections(connection);
        collections.ensure(Tower.IMAGE, FIRST);
    }

    @AfterAll
    void disconnect() {
        connection.close();
    }

    @Test
    void check_tellsTheVersion() {
        assertThat(connection.check()).isNotBlank();
    }

    @Test
    void check_databaseThatIsNotThere_isNamed() {
        MilvusSettings settings = MilvusSettings.of(server().address()).withDatabase("nowhere");
        try (MilvusConnection other = new MilvusConnection(settings)) {
            assertThatThrownBy(other::check)
                    .isInstanceOf(FailureException.class)
                    .hasMessageContainingAll("CONFIGURATION_INVALID", "no database \"nowhere\"", database);
            assertThatThrownBy(() -> new CatalogueCollections(other).ensure(Tower.IMAGE, FIRST))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("CONFIGURATION_INVALID");
        }
    }

    @Test
    void ensure_again_findsWhatIsThere() {
        CatalogueCollection again = collections.ensure(Tower.IMAGE, FIRST);

        assertThat(again.name()).isEqualTo("catalogue_images__aaaaaaaa");
        assertThat(again.inUse()).isTrue();
    }

    @Test
    void ensure_secondModel_leavesTheAliasWhereItIs() {
        CatalogueCollection second = collections.ensure(Tower.IMAGE, SECOND);

        assertThat(second.name()).isEqualTo("catalogue_images__bbbbbbbb");
        assertThat(second.aliasTarget()).isEqualTo("catalogue_images__aaaaaaaa");
        assertThat(second.inUse()).isFalse();
    }

    @Test
    void search_byAlias_findsWhatWritersPutIntoTheCollection() {
        CatalogueCollection captions = collections.ensure(Tower.TEXT, FIRST);
        try (VectorStore store = MilvusVectorStore.open(connection, captions, StoreMetrics.NONE);
                VectorSearch search = MilvusVectorSearch.open(
                        connection, Tower.TEXT.alias(), Tower.TEXT, SampleRows.DIM, Visibility.ACKNOWLEDGED)) {
            store.upsert(java.util.List.of(row("tea", 1, io.tuwen.core.event.Attributes.NONE, "绿茶")))
                    .join();

            assertThat(search.search(SampleRows.vector("tea", 1), 3))
                    .extracting(Hit::header)
                    .extracting(header -> header.caption())
                    .containsExactly("绿茶");
            assertThat(collections.rowCount(Tower.TEXT.alias())).isOne();
        }
    }

    @Test
    void anyCall_collectionThatSomebodyReleased_hasItLoadedAgain() {
        CatalogueCollection collection = collections.ensure(Tower.IMAGE, SECOND);
        try (VectorStore store = MilvusVectorStore.open(connection, collection, StoreMetrics.NONE);
                VectorSearch search = MilvusVectorSearch.open(
                        connection, collection.name(), Tower.IMAGE, SampleRows.DIM, Visibility.ACKNOWLEDGED)) {
            release(collection);
            store.upsert(rows(1)).join();
            assertThat(search.search(SampleRows.vector("item-000000", 1), 1)).hasSize(1);
            release(collection);
            assertThat(collections.rowCount(collection.name())).isOne();
        }
    }

    private void release(CatalogueCollection collection) {
        ReleaseCollectionRequest request = ReleaseCollectionRequest.newBuilder()
                .setCollectionName(collection.name())
                .build();
        assertThat(connection
                        .call(stub -> stub.releaseCollection(request), Function.identity(), DEADLINE)
                        .join())
                .isInstanceOf(Reply.Done.class);
    }
}
