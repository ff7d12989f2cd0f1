package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.VectorStore;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.store.SampleRows;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tells what it costs milvus-lite to keep words: the same rows in turns to a collection with and to one without. */
class FullTextCostIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_LITE);

    private static final int DIM = 512;
    private static final int ROWS = 1_000;
    private static final int TURNS = 9;

    private final Random random = new Random(20261127);

    @Test
    void upsert_withWordsAndWithout_inTurns() {
        try (MilvusConnection connection = new MilvusConnection(
                        MilvusSettings.of(SERVERS.milvusLite().address()));
                VectorStore with = store(connection, "words", true);
                VectorStore without = store(connection, "no_words", false)) {
            // The first of each loads the dictionary, compiles and connects.
            nanos(with, batch(0));
            nanos(without, batch(0));
            double[] ratios = new double[TURNS];
            long extra = 0;
            for (int turn = 1; turn <= TURNS; turn++) {
                List<Row> rows = batch(turn);
                long plain = nanos(without, rows);
                long worded = nanos(with, rows);
                ratios[turn - 1] = (double) worded / plain;
                extra += worded - plain;
            }
            double[] sorted = IntStream.range(0, TURNS)
                    .mapToDouble(turn -> ratios[turn])
                    .sorted()
                    .toArray();
            System.out.printf(
                    "time of an upsert with words / without: median %.2f (%.2f to %.2f), %d us a row more%n",
                    sorted[TURNS / 2], sorted[0], sorted[TURNS - 1], extra / 1_000 / TURNS / ROWS);
        }
    }

    private static VectorStore store(MilvusConnection connection, String name, boolean words) {
        RowLayout layout = new RowLayout(Tower.TEXT, DIM);
        CollectionCalls calls = new CollectionCalls(connection);
        CollectionIndexes indexes = new CollectionIndexes(calls);
        assertThat(calls.create(name, words ? FullText.with(layout.schema(name)) : layout.schema(name), List.of()))
                .isInstanceOf(Reply.Done.class);
        assertThat(indexes.have(name, FieldIndex.VECTORS)).isInstanceOf(Reply.Done.class);
        if (words) {
            assertThat(indexes.have(name, FieldIndex.WORDS)).isInstanceOf(Reply.Done.class);
        }
        assertThat(calls.load(name)).isInstanceOf(Reply.Done.class);
        return MilvusVectorStore.open(
                connection, new CatalogueCollection(Tower.TEXT, name, name, name, DIM), StoreMetrics.NONE);
    }

    private List<Row> batch(int turn) {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        i -> row("item-" + turn + "-" + i, Goods.random(random).caption(random) + "，型号 A1-" + i))
                .toList();
    }

    private Row row(String item, String caption) {
        float[] vector = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            vector[i] = random.nextFloat() - 0.5f;
        }
        return new Row(
                new RowHeader(
                        SampleRows.key(item), 1, SampleRows.digest(item), Instant.EPOCH, Attributes.NONE, caption),
                vector);
    }

    private static long nanos(VectorStore store, List<Row> rows) {
        long start = System.nanoTime();
        assertThat(store.upsert(rows).join()).allMatch(outcome -> outcome instanceof Outcome.Success);
        return System.nanoTime() - start;
    }
}
