package io.tuwen.search.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and how they were classified.
 *
 * @param classes how many labels there were
 * @param pictures at least one
 */
public record Classified(int classes, List<Picture> pictures) {

    /**
     * @param truth the classes that it is of, at least one
     * @param predicted the class that fits best; of equals the first
     * @param scores of each class; null where only the best was kept
     */
    public record Picture(List<Integer> truth, int predicted, float @Nullable [] scores) {
        boolean isRight() {
            return truth.contains(predicted);
        }

        float score(int label) {
            if (scores == null) {
                throw new IllegalStateException("scores: not kept (expected: those of every class)");
            }
            return scores[label];
        }
    }

    public Classified {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("pictures: none (expected: at least one)");
        }
    }

    /** In percent. @throws IllegalStateException when the metric needs scores that were not kept, or classes that are not there */
    public double percent(ClassMetric metric) {
        return 100
                * switch (metric) {
                    case ACCURACY -> recall(pictures);
                    case MEAN_PER_CLASS -> meanOverClasses(label -> recall(of(label)));
                    case MAP_11_POINTS -> meanOverClasses(label -> curve(label).elevenPoints());
                    case ROC_AUC -> areaUnderRoc();
                };
    }

    /** Pictures of a class. */
    public List<Picture> of(int label) {
        return pictures.stream()
                .filter(picture -> picture.truth().contains(label))
                .toList();
    }

    private static double recall(List<Picture> pictures) {
        return (double) pictures.stream().filter(Picture::isRight).count() / pictures.size();
    }

    private interface OfClass {
        double of(int label);
    }

    private double meanOverClasses(OfClass measure) {
        return IntStream.range(0, classes)
                .filter(label -> !of(label).isEmpty())
                .mapToDouble(measure::of)
                .average()
                .orElseThrow();
    }

    private double areaUnderRoc() {
        if (classes != 2 || of(0).isEmpty() || of(1).isEmpty()) {
            throw new IllegalStateException("classes: " + classes + " (expected: 2, with pictures of both)");
        }
        return curve(1).areaUnderRoc();
    }

    private Curve curve(int label) {
        double[] scores = new double[pictures.size()];
        boolean[] right = new boolean[pictures.size()];
        for (int place = 0; place < scores.length; place++) {
            scores[place] = pictures.get(place).score(label);
            right[place] = pictures.get(place).truth().contains(label);
        }
        return new Curve(scores, right);
    }
}
