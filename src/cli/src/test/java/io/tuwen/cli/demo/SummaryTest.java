package io.tuwen.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final SortedMap<String, Long> LETTERS =
            new TreeMap<>(Map.of("CAPTION_BLANK", 1L, "KEY_MISSING", 2L));
    private static final Comparison EQUAL = new Comparison(4, 4, 0, 0, 0);

    @Test
    void everyRecordAccountedFor_isNoShortfall() {
        assertThat(summary(24, EQUAL).shortfalls(LETTERS)).isEmpty();
    }

    @Test
    void recordWithoutFate_isTold() {
        assertThat(summary(25, EQUAL).shortfalls(LETTERS))
                .containsExactly("25 records published, but 24 accounted for");
    }

    @Test
    void deadLetterOfAnotherCode_isTold() {
        assertThat(summary(24, EQUAL).shortfalls(new TreeMap<>(Map.of("CAPTION_BLANK", 3L))))
                .singleElement()
                .asString()
                .contains("KEY_MISSING=2", "expected: {CAPTION_BLANK=3}");
    }

    @Test
    void indexThatDiffers_isTold() {
        assertThat(summary(24, new Comparison(4, 4, 1, 0, 1)).shortfalls(LETTERS))
                .singleElement()
                .asString()
                .contains("1 rows missing", "0 stale", "1 orphaned");
    }

    @Test
    void retrieval_isTold_onceItIsKnown() {
        Summary before = summary(24, EQUAL);
        assertThat(before.lines()).noneMatch(line -> line.contains("R@1"));

        Retrieval retrieval = new Retrieval(0.25, 0.5, 8);
        Summary after = before.with(retrieval);
        assertThat(after.lines())
                .startsWith(before.lines().toArray(String[]::new))
                .contains(retrieval.line());
        assertThat(after.shortfalls(LETTERS)).isEmpty();
    }

    private static Summary summary(long events, Comparison index) {
        return new Summary(
                events, 6, 5, 4, 3, 2, 1, LETTERS, new TreeMap<>(), 6, index, 1.5, new Summary.Freshness(10, 20), null);
    }
}
