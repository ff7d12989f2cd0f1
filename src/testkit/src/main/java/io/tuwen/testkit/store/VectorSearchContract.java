package io.tuwen.testkit.store;

import static io.tuwen.testkit.store.Answers.await;
import static io.tuwen.testkit.store.Answers.codes;
import static io.tuwen.testkit.store.Answers.freshFingerprint;
import static io.tuwen.testkit.store.Answers.scan;
import static io.tuwen.testkit.store.Answers.upsertAll;
import static io.tuwen.testkit.store.SampleRows.key;
import static io.tuwen.testkit.store.SampleRows.row;
import static io.tuwen.testkit.store.SampleRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.testkit.store.IndexUnderTest.Opened;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every index must find. The tests of a class share a collection, and each finds it empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class VectorSearchContract {
    private static final float[] ANY = SampleRows.vector("any", 1);

    /** The server, started. */
    protected abstract IndexUnderTest index();

    private Opened pictures;

    @BeforeAll
    void open() {
        pictures = index().open(Tower.IMAGE, SampleRows.model(freshFingerprint()));
    }

    @BeforeEach
    void empty() {
        List<RowKey> there = scan(pictures).stream().map(RowHeader::key).toList();
        assertThat(codes(await(pictures.store().delete(there)))).allMatch("ok"::equals);
    }

    @AfterAll
    void close() {
        pictures.close();
    }

    @Test
    void search_findsTheNearest_bestFirst() {
        List<Row> rows = rows(200);
        upsertAll(pictures, rows);

        List<Hit> hits = pictures.search().search(rows.get(42).vector(), 10);

        assertThat(hits).hasSize(10);
        assertThat(hits.get(0).header()).isEqualTo(rows.get(42).header());
        assertThat(hits.get(0).score()).isCloseTo(1, within(1e-5));
        assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void search_moreThanThereIs_returnsAll_andNothingDeletedOrReplaced() {
        List<Row> rows = rows(5);
        upsertAll(pictures, rows);
        upsertAll(pictures, List.of(row("item-000000", 2)));
        await(pictures.store().delete(List.of(key("item-000001"))));

        List<Hit> hits = pictures.search().search(rows.get(0).vector(), 100);

        assertThat(hits)
                .extracting(Hit::header)
                .containsExactlyInAnyOrder(
                        row("item-000000", 2).header(),
                        rows.get(2).header(),
                        rows.get(3).header(),
                        rows.get(4).header());
    }

    @Test
    void search_emptyIndex_findsNothing() {
        assertThat(pictures.search().search(List.of(ANY, ANY), 10, Filter.NONE)).containsExactly(List.of(), List.of());
        assertThat(scan(pictures)).isEmpty();
    }

    @Test
    void search_manyAtOnce_answersEachAsIfAlone() {
        List<Row> rows = rows(300);
        upsertAll(pictures, rows);
        List<float[]> questions = rows.stream().limit(100).map(Row::vector).toList();

        List<List<Hit>> answers = pictures.search().search(questions, 7, Filter.NONE);

        assertThat(answers).hasSameSizeAs(questions);
        for (int i = 0; i < questions.size(); i++) {
            assertThat(answers.get(i)).extracting(Hit::header).isEqualTo(nearest(rows, questions.get(i), 7));
        }
    }

    /** Every other row, so that a filter which is applied after the search would leave too few. */
    @Test
    void filter_leavesTheNearestOfThoseThatPass() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row("item-" + i, 1, Attributes.of(Map.of("split", i % 2 == 0 ? "even" : "odd")), null));
        }
        upsertAll(pictures, rows);
        List<Row> odd = rows.stream().filter(row -> passes(row, "odd")).toList();

        List<List<Hit>> answers =
                pictures.search().search(List.of(ANY, odd.get(3).vector()), 150, equal("split", "odd"));

        assertThat(answers.get(0)).extracting(Hit::header).isEqualTo(nearest(odd, ANY, 150));
        assertThat(answers.get(1))
                .extracting(Hit::header)
                .isEqualTo(nearest(odd, odd.get(3).vector(), 150));
    }

    private static boolean passes(Row row, String split) {
        return split.equals(row.header().attributes().values().get("split"));
    }

    @Test
    void filter_passesNoRowWithoutTheAttribute_orWithAnotherType() {
        upsertAll(
                pictures,
                List.of(
                        row("none", 1, Attributes.NONE, null),
                        row("other name", 1, Attributes.of(Map.of("splits", "1")), null),
                        row("number", 1, Attributes.of(Map.of("split", 1L)), null),
                        row("text", 1, Attributes.of(Map.of("split", "1")), null)));

        assertThat(found(equal("split", "1"))).containsExactly(key("text"));
    }

    /** Each value finds its own row and no other: none is code, none is cut, none is folded. */
    @Test
    void filter_takesEveryTextLiterally() {
        List<String> values = new ArrayList<>(SampleRows.DIFFICULT_ITEMS);
        Collections.addAll(values, "", " ", "\" or true or \"", "\\", "\\n", "{x}", "a\tb", "a\nb");
        upsertAll(
                pictures,
                values.stream()
                        .map(value -> row("item " + values.indexOf(value), 1, Attributes.of(Map.of("名称", value)), null))
                        .toList());

        for (String value : values) {
            assertThat(found(equal("名称", value))).as(value).containsExactly(key("item " + values.indexOf(value)));
        }
    }

    @Test
    void filter_takesNamesWithSpacesAndPoints() {
        upsertAll(pictures, List.of(row("a", 1, Attributes.of(Map.of("on sale", "yes", "size.eu", "42")), null)));

        assertThat(found(equal("on sale", "yes"))).containsExactly(key("a"));
        assertThat(found(equal("size.eu", "42"))).containsExactly(key("a"));
    }

    /** Every filter passes what its definition says, whatever it is made of. */
    @Test
    void filter_passesWhatItsDefinitionSays() {
        RandomFilters random = new RandomFilters(20261127);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            rows.add(row("item-" + i, 1, random.attributes(), null));
        }
        upsertAll(pictures, rows);

        for (int i = 0; i < 200; i++) {
            Filter filter = random.filter();
            assertThat(found(filter))
                    .as(filter.toString())
                    .containsExactlyInAnyOrderElementsOf(rows.stream()
                            .map(Row::header)
                            .filter(header -> FilterOracle.passes(filter, header.attributes()))
                            .map(RowHeader::key)
                            .toList());
        }
    }

    @Test
    void of_givesAllRowsOfAnItem_andNoOther() {
        RowKey side = new RowKey(new ContentId("side"), new ItemId("a"));
        RowHeader main = row("a", 1).header();
        RowHeader second = new RowHeader(side, 2, main.contentDigest(), main.occurredAt(), main.attributes(), null);
        upsertAll(pictures, List.of(row("a", 1), new Row(second, ANY), row("ab", 1), row("a\"b", 1)));

        assertThat(pictures.search().of(new ItemId("a"))).containsExactlyInAnyOrder(main, second);
        assertThat(pictures.search().of(new ItemId("a\"b")))
                .containsExactly(row("a\"b", 1).header());
        assertThat(pictures.search().of(new ItemId("nowhere"))).isEmpty();
    }

    @Test
    void search_questionOutOfRange_isRefusedBeforeItIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pictures.search().search(new float[3], 10))
                .withMessage("floats of a vector: 3 (expected: 32 to 32)");
        assertThatIllegalArgumentException().isThrownBy(() -> pictures.search().search(ANY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> pictures.search().search(List.of(), 1, Filter.NONE));
    }

    private List<RowKey> found(Filter filter) {
        return pictures.search().search(List.of(ANY), 100, filter).get(0).stream()
                .map(hit -> hit.header().key())
                .toList();
    }

    private static Filter equal(String attribute, String value) {
        return new Filter.Equal(attribute, value);
    }

    /** By looking at every row. */
    private static List<RowHeader> nearest(List<Row> rows, float[] vector, int k) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(row -> -product(row.vector(), vector)))
                .limit(k)
                .map(Row::header)
                .toList();
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
