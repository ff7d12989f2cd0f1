package io.tuwen.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.milvus.CatalogueCollections;
import io.tuwen.milvus.MilvusVectorStore;
import io.tuwen.milvus.StoreMetrics;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.model.ServedModel;
import io.tuwen.search.retrieval.Answer;
import io.tuwen.search.retrieval.Found;
import io.tuwen.search.retrieval.Method;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.Question;
import io.tuwen.search.retrieval.Searcher;
import io.tuwen.search.retrieval.Selection;
import io.tuwen.search.retrieval.Target;
import io.tuwen.search.retrieval.Term;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.servers.RepositoryHome;
import io.tuwen.testkit.store.SampleRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Goods of the demonstration, each with a model number in its caption, as shops write them. */
class RareWordIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.TRITON_DEMO, RealServer.MILVUS_LITE);

    private static final int GOODS = 200;
    private static final int SOUGHT = 78;

    private static ServedModel model;
    private static QueryEncoder encoder;
    private static ServedIndex index;

    @BeforeAll
    static void fill() {
        model = new ServedModel(
                SERVERS.triton().address(),
                RepositoryHome.find().resolve("triton-models").resolve("demo"),
                EncoderSettings.defaults());
        encoder = new QueryEncoder(model);
        index = new ServedIndex(SERVERS.milvusLite().address(), model.contract());
        Random random = new Random(20261127);
        List<Query.Text> captions = new ArrayList<>();
        for (int i = 0; i < GOODS; i++) {
            captions.add(new Query.Text(Goods.random(random).caption(random) + "，型号 A1-" + (7_710 + i)));
        }
        List<float[]> vectors = encoder.vectors(captions);
        CatalogueCollections collections = new CatalogueCollections(index.milvus());
        try (MilvusVectorStore store = MilvusVectorStore.open(
                index.milvus(), collections.ensure(Tower.TEXT, model.contract()), StoreMetrics.NONE)) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < GOODS; i++) {
                rows.add(row("item-" + i, captions.get(i).sentence(), vectors.get(i)));
            }
            List<Outcome<RowKey>> written = store.upsert(rows).join();
            assertThat(written).allMatch(outcome -> outcome instanceof Outcome.Success);
        }
    }

    private static Row row(String item, String caption, float[] vector) {
        return new Row(
                new RowHeader(
                        SampleRows.key(item), 1, SampleRows.digest(caption), Instant.EPOCH, Attributes.NONE, caption),
                vector);
    }

    @AfterAll
    static void close() {
        index.close();
        encoder.close();
        model.close();
    }

    @Test
    void modelNumber_isFoundByWords_whereVectorsFail() {
        assertThat(captions(Method.DENSE)).hasSize(10).noneMatch(RareWordIT::isSought);
        assertThat(captions(Method.FULLTEXT).get(0)).matches(RareWordIT::isSought);
        assertThat(captions(Method.HYBRID).get(0)).matches(RareWordIT::isSought);
    }

    private static List<String> captions(Method method) {
        Answer answer = new Searcher(encoder, index)
                .answer(new Question(
                        List.of(Term.of(new Query.Text("A1-" + (7_710 + SOUGHT)))),
                        Target.CAPTIONS,
                        Filter.NONE,
                        Selection.best(10),
                        method));
        assertThat(answer.method().used()).isEqualTo(method);
        return answer.hits().stream()
                .map(Found::row)
                .map(row -> Objects.requireNonNull(row.caption()))
                .toList();
    }

    private static boolean isSought(String caption) {
        return caption.endsWith("A1-7788");
    }
}
