package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.ShowCollectionsRequest;
import io.milvus.grpc.ShowCollectionsResponse;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorStore;
import io.tuwen.testkit.store.SampleRows;
import java.time.Duration;
import java.util.List;

/** A collection of captions that keeps no words: it says so, and is written as any other. */
final class FullTextIsAbsent {
    private FullTextIsAbsent() {}

    static void check(MilvusConnection connection, CatalogueCollection collection, String since) {
        try (TextSearch text = MilvusTextSearch.open(
                        connection, collection.name(), collection.dim(), Visibility.ACKNOWLEDGED);
                VectorStore store = MilvusVectorStore.open(connection, collection, StoreMetrics.NONE)) {
            assertThat(text.absence().orElseThrow()).contains(since, "to have it, drop that collection");
            assertThat(store.upsert(List.of(SampleRows.row("a", 1, Attributes.NONE, "绿茶")))
                            .join())
                    .allMatch(outcome -> outcome instanceof Outcome.Success);
        }
    }

    static List<String> collections(MilvusConnection connection) {
        Reply<ShowCollectionsResponse> shown = connection
                .call(
                        stub -> stub.showCollections(ShowCollectionsRequest.getDefaultInstance()),
                        ShowCollectionsResponse::getStatus,
                        Duration.ofSeconds(30))
                .join();
        return ((Reply.Done<ShowCollectionsResponse>) shown).value().getCollectionNamesList();
    }
}
