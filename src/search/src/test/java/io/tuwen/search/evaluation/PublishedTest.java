package io.tuwen.search.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.search.evaluation.Published.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedTest {

    @Test
    void rows_areThoseOfTheReleasedModels_underTheNamesOfTheirContracts() {
        assertThat(Published.benchmarks()).containsExactly("muge", "flickr30k-cn", "coco-cn");
        for (String benchmark : Published.benchmarks()) {
            List<Row> rows = Published.rows(benchmark).stream()
                    .filter(row -> row.direction() == Direction.TEXT_TO_PICTURE
                            && row.setting().equals("zero-shot"))
                    .toList();
            assertThat(rows)
                    .extracting(Row::model)
                    .contains(
                            "chinese-clip-rn50",
                            "chinese-clip-vit-b-16",
                            "chinese-clip-vit-l-14",
                            "chinese-clip-vit-l-14-336",
                            "chinese-clip-vit-h-14");
        }
    }

    /** The mean is printed too, and tells a slip of a figure. */
    @Test
    void mean_isThePrintedOne() {
        assertThat(mean("chinese-clip-vit-b-16")).isEqualTo("71.1");
        assertThat(mean("chinese-clip-vit-h-14")).isEqualTo("78.8");
        assertThat(mean("chinese-clip-rn50")).isEqualTo("63.0");
    }

    private static String mean(String model) {
        return Published.rows("muge").stream()
                .filter(row -> row.model().equals(model) && row.setting().equals("zero-shot"))
                .filter(row -> row.direction() == Direction.TEXT_TO_PICTURE)
                .map(row -> "%.1f".formatted(row.mean()))
                .findFirst()
                .orElseThrow();
    }
}
