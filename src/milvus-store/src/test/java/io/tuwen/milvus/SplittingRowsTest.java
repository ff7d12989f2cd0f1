package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.testkit.store.SampleRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplittingRowsTest {
    private final TrackingRows inner = new TrackingRows();

    @Test
    void upsert_anyRows_areSentInFewPartsWithinTheLimits_inOrder() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            MilvusSettings.Limits limits =
                    new MilvusSettings.Limits(1 + random.nextInt(20), 1_000 + random.nextInt(20_000));
            List<StoredRow> rows = IntStream.range(0, random.nextInt(100))
                    .mapToObj(i -> row(i, random.nextInt(3_000)))
                    .toList();
            inner.parts.clear();

            List<Outcome<RowKey>> outcomes =
                    new SplittingRows(inner, limits).upsert(rows).join();

            assertThat(outcomes)
                    .isEqualTo(
                            rows.stream().map(row -> Outcome.success(row.key())).toList());
            assertThat(inner.parts.stream().flatMap(List::stream).toList()).isEqualTo(rows);
            for (int i = 0; i < inner.parts.size(); i++) {
                List<StoredRow> part = inner.parts.get(i);
                assertThat(part).hasSizeBetween(1, limits.rows());
                assertThat(part.size() == 1 || bytes(part) <= limits.bytes()).isTrue();
                if (i > 0) {
                    List<StoredRow> before = new ArrayList<>(inner.parts.get(i - 1));
                    before.add(part.get(0));
                    assertThat(before.size() > limits.rows() || bytes(before) > limits.bytes())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void upsert_parts_areInFlightOneAtATime() {
        inner.answers = false;
        CompletableFuture<List<Outcome<RowKey>>> sent = new SplittingRows(inner, new MilvusSettings.Limits(2, 1 << 20))
                .upsert(IntStream.range(0, 6).mapToObj(i -> row(i, 10)).toList());

        for (int part = 1; part <= 3; part++) {
            assertThat(inner.parts).hasSize(part);
            assertThat(sent).isNotDone();
            inner.answer();
        }
        assertThat(sent).isCompleted();
    }

    private static int bytes(List<StoredRow> rows) {
        return rows.stream().mapToInt(StoredRow::bytes).sum();
    }

    private static StoredRow row(int number, int attributeBytes) {
        ByteString attributes = ByteString.copyFrom(new byte[attributeBytes]);
        return new StoredRow(SampleRows.key("item-" + number), 1, Digest.NONE, 0, attributes, null, new float[0]);
    }

    /** Remembers what it was sent. */
    private static final class TrackingRows implements Rows {
        private final List<List<StoredRow>> parts = new ArrayList<>();
        private final List<Runnable> pending = new ArrayList<>();
        private boolean answers = true;

        void answer() {
            List<Runnable> due = List.copyOf(pending);
            pending.clear();
            due.forEach(Runnable::run);
        }

        @Override
        public CompletableFuture<List<Outcome<RowKey>>> upsert(List<StoredRow> rows) {
            parts.add(rows);
            CompletableFuture<List<Outcome<RowKey>>> answer = new CompletableFuture<>();
            pending.add(() -> answer.complete(
                    rows.stream().map(row -> Outcome.success(row.key())).toList()));
            if (answers) {
                answer();
            }
            return answer;
        }

        @Override
        public CompletableFuture<List<Outcome<RowKey>>> delete(List<RowKey> keys) {
            throw new UnsupportedOperationException("not asked for by these tests");
        }

        @Override
        public CompletableFuture<Outcome<List<StoredRow>>> read(List<RowKey> keys, List<String> fields) {
            throw new UnsupportedOperationException("not asked for by these tests");
        }

        @Override
        public void close() {}
    }
}
