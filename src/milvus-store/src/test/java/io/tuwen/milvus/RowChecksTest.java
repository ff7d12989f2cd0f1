package io.tuwen.milvus;

import static io.tuwen.testkit.store.SampleRows.DIM;
import static io.tuwen.testkit.store.SampleRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.testkit.store.SampleRows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowChecksTest {
    private final RowChecks pictures = new RowChecks(new RowLayout(Tower.IMAGE, DIM));
    private final RowChecks captions = new RowChecks(new RowLayout(Tower.TEXT, DIM));

    @Test
    void prepare_goodRow_comesBackFromItsColumnsAsItWas() {
        Attributes attributes = Attributes.of(Map.of(
                "flag",
                false,
                "least",
                Long.MIN_VALUE,
                "whole",
                5.0,
                "tiny",
                Double.MIN_VALUE,
                "text",
                "\u0000\"\\\u2028🍵"));
        Row row = row("a", 3, attributes, "龙井");
        RowColumns columns = new RowColumns(new RowLayout(Tower.TEXT, DIM));

        List<StoredRow> back = columns.read(columns.write(List.of(prepared(captions.prepare(row)))));

        assertThat(back).hasSize(1);
        assertThat(back.get(0).header()).isEqualTo(row.header());
        assertThat(back.get(0).vector()).isEqualTo(row.vector());
    }

    @Test
    void prepare_vectorOfAnotherLength_isRefused() {
        assertThat(refusal(pictures.prepare(new Row(row("a", 1).header(), new float[DIM + 1]))))
                .isEqualTo("INDEX_ROW_REFUSED: row main:a: vector: 33 floats (expected: 32)");
    }

    @Test
    void prepare_valueThatIsNotFinite_isRefusedWhereverItStands() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int at = 0; at < DIM; at++) {
                float[] vector = SampleRows.vector("a", 1);
                vector[at] = bad;
                assertThat(refusal(pictures.prepare(new Row(row("a", 1).header(), vector))))
                        .isEqualTo(
                                "INDEX_ROW_REFUSED: row main:a: vector: holds " + bad + " (expected: finite floats)");
            }
        }
    }

    @Test
    void prepare_attributes_areMeasuredAsJsonBytes() {
        int room = RowLayout.ATTRIBUTES_BYTES - "{\"k\":\"\"}".length();

        assertThat(pictures.prepare(row("a", 1, Attributes.of(Map.of("k", "x".repeat(room))), null)))
                .isInstanceOf(Outcome.Success.class);
        assertThat(refusal(pictures.prepare(row("a", 1, Attributes.of(Map.of("k", "x".repeat(room + 1))), null))))
                .startsWith("ATTRIBUTES_INVALID: row main:a: attributes: 65537 bytes of JSON");
        RowTag tag =
                new RowTag(SampleRows.key("a"), 2, Instant.EPOCH, Attributes.of(Map.of("k", "酒".repeat(room / 3 + 1))));
        Outcome<StoredRow> retagged = pictures.prepare(row("a", 1, Attributes.NONE, null))
                .then(stored -> pictures.prepare(tag).then(told -> pictures.prepare(told, stored)));
        assertThat(refusal(retagged)).startsWith("ATTRIBUTES_INVALID: row main:a");
    }

    @Test
    void prepare_captionWhereNoneBelongs_orNoneWhereOneDoes_isRefused() {
        assertThat(refusal(pictures.prepare(row("a", 1, Attributes.NONE, "text"))))
                .contains("caption: present");
        assertThat(refusal(captions.prepare(row("a", 1, Attributes.NONE, null))))
                .contains("caption: absent");
    }

    @Test
    void prepare_timeOutsideOf64Bits_isRefused() {
        RowHeader header = row("a", 1).header();
        RowHeader late = new RowHeader(
                header.key(), 1, header.contentDigest(), Instant.MAX, header.attributes(), header.caption());

        assertThat(refusal(pictures.prepare(new Row(late, SampleRows.vector("a", 1)))))
                .contains("occurred_at");
    }

    @Test
    void cut_anyText_isTheLongestHeadThatFits() {
        Random random = new Random(5);
        int[] alphabet = {'a', 0xE9, 0x9152, 0x1F375};
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, alphabet.length).forEach(c -> text.appendCodePoint(alphabet[c]));
            int most = random.nextInt(60);

            String cut = RowChecks.cut(text.toString(), most);

            assertThat(text.toString()).startsWith(cut);
            assertThat(bytes(cut)).isLessThanOrEqualTo(most);
            if (cut.length() < text.length()) {
                int next = text.codePointAt(cut.length());
                assertThat(bytes(cut) + bytes(Character.toString(next))).isGreaterThan(most);
            }
        }
    }

    @Test
    void bytes_ofARow_isNeverLessThanItTakes() {
        Random random = new Random(6);
        RowColumns columns = new RowColumns(new RowLayout(Tower.TEXT, DIM));
        for (int i = 0; i < 500; i++) {
            Attributes attributes =
                    Attributes.of(Map.of("酒".repeat(random.nextInt(50) + 1), "\u0001".repeat(random.nextInt(50))));
            StoredRow row = prepared(captions.prepare(row(
                    "🍵".repeat(random.nextInt(60) + 1),
                    random.nextLong(),
                    attributes,
                    "酒".repeat(random.nextInt(500)))));
            int alone = columns.write(List.of(row)).stream()
                    .mapToInt(column -> column.getSerializedSize())
                    .sum();
            int twice = columns.write(List.of(row, row)).stream()
                    .mapToInt(column -> column.getSerializedSize())
                    .sum();

            assertThat(row.bytes()).isGreaterThanOrEqualTo(twice - alone);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static StoredRow prepared(Outcome<StoredRow> outcome) {
        return ((Outcome.Success<StoredRow>) outcome).value();
    }

    private static String refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).failure().code())
                .isIn(FailureCode.INDEX_ROW_REFUSED, FailureCode.ATTRIBUTES_INVALID);
        return ((Outcome.Failed<?>) outcome).failure().toString();
    }
}
