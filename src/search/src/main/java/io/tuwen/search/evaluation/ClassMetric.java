package io.tuwen.search.evaluation;

import java.util.Arrays;

/** What the ELEVATER benchmark measures classification by; which data set by which its own settings tell. */
public enum ClassMetric {
    /** Share of pictures whose best label is right. */
    ACCURACY("accuracy"),
    /** Mean over the classes that occur of the share of their pictures whose best label is right. */
    MEAN_PER_CLASS("mean-per-class"),
    /** Interpolated average precision at recalls 0, 0.1 to 1, mean over the classes that occur (Everingham et al. 2010). */
    MAP_11_POINTS("11point_mAP"),
    /** Area under the curve of the second of two classes. */
    ROC_AUC("roc_auc");

    private final String word;

    ClassMetric(String word) {
        this.word = word;
    }

    /** As the benchmark's settings call it. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    public static ClassMetric of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("metric: " + word));
    }
}
