package io.tuwen.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.testkit.store.IndexUnderTest.Opened;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What an index answers, in the form that assertions are made on. */
final class Answers {
    private Answers() {}

    static void upsertAll(Opened to, List<Row> rows) {
        assertThat(codes(await(to.store().upsert(rows)))).hasSize(rows.size()).containsOnly("ok");
    }

    static List<RowHeader> read(Opened from, List<RowKey> keys) {
        Outcome<Map<RowKey, RowHeader>> read = await(from.store().read(keys));
        assertThat(read).isInstanceOf(Outcome.Success.class);
        return List.copyOf(
                ((Outcome.Success<Map<RowKey, RowHeader>>) read).value().values());
    }

    static List<RowHeader> scan(Opened from) {
        List<RowHeader> met = new ArrayList<>();
        from.search().scan(met::add);
        return met;
    }

    static List<RowHeader> headers(List<Row> rows) {
        return rows.stream().map(Row::header).toList();
    }

    static List<String> codes(List<Outcome<RowKey>> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof Outcome.Failed<RowKey> failed
                        ? failed.failure().code().name()
                        : "ok")
                .toList();
    }

    static Row withVector(Row row, Consumer<float[]> change) {
        float[] vector = row.vector().clone();
        change.accept(vector);
        return new Row(row.header(), vector);
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.join();
    }

    /** A fingerprint that no one had before. */
    static String freshFingerprint() {
        byte[] bytes = new byte[32];
        new Random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
