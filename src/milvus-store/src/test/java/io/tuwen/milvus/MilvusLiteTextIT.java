package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.store.IndexUnderTest;
import io.tuwen.testkit.store.SampleRows;
import io.tuwen.testkit.store.TextSearchContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusLiteTextIT extends TextSearchContract {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_LITE);

    @Override
    protected IndexUnderTest index() {
        return new MilvusUnderTest(SERVERS.milvusLite());
    }

    /** As an earlier Tuwen made it. */
    @Test
    void ensure_collectionOfBeforeFullText_takesItAsItIs_andTellsTheRemedy() {
        ModelContract model = SampleRows.model("c".repeat(64));
        String name = Tower.TEXT.collection(model);
        try (MilvusConnection connection =
                new MilvusConnection(MilvusSettings.of(SERVERS.milvusLite().address()))) {
            new CollectionCalls(connection)
                    .create(
                            name,
                            new RowLayout(Tower.TEXT, model.dim()).schema(name),
                            CollectionOwner.of(Tower.TEXT, model).toProperties());

            CatalogueCollection old = new CatalogueCollections(connection).ensure(Tower.TEXT, model);

            FullTextIsAbsent.check(connection, old, "before full text was kept");
        }
    }

    @Test
    void probe_leavesNothingBehind() {
        try (MilvusConnection connection =
                new MilvusConnection(MilvusSettings.of(SERVERS.milvusLite().address()))) {
            assertThat(new FullTextProbe(connection, new CollectionCalls(connection)).offered())
                    .isTrue();
            assertThat(FullTextIsAbsent.collections(connection)).noneMatch(name -> name.contains("probe"));
        }
    }
}
