package io.tuwen.search.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedClassificationTest {
    private static final List<String> BENCHMARK = List.of(
            "caltech-101",
            "cifar-10",
            "cifar-100",
            "country211",
            "dtd",
            "eurosat_clip",
            "fer-2013",
            "fgvc-aircraft-2013b-variants102",
            "food-101",
            "gtsrb",
            "hateful-memes",
            "kitti-distance",
            "mnist",
            "oxford-flower-102",
            "oxford-iiit-pets",
            "patch-camelyon",
            "rendered-sst2",
            "resisc45_clip",
            "stanford-cars",
            "voc-2007-classification");

    /** The mean over the twenty is printed too, and tells a slip of a figure. */
    @Test
    void mean_isThePrintedOne() {
        assertThat(mean("chinese-clip-rn50")).isCloseTo(40.9, within(0.051));
        assertThat(mean("chinese-clip-vit-b-16")).isCloseTo(53.5, within(0.051));
        assertThat(mean("chinese-clip-vit-l-14")).isCloseTo(60.0, within(0.051));
        assertThat(mean("chinese-clip-vit-l-14-336")).isCloseTo(60.2, within(0.051));
        assertThat(mean("chinese-clip-vit-h-14")).isCloseTo(62.3, within(0.051));
    }

    private static double mean(String model) {
        return BENCHMARK.stream()
                .map(dataset -> PublishedClassification.of(dataset).orElseThrow())
                .mapToDouble(row -> row.percent().getOrDefault(model, Double.NaN))
                .average()
                .orElseThrow();
    }

    @Test
    void otherDataSet_hasNone() {
        assertThat(PublishedClassification.of("kinds")).isEmpty();
    }
}
