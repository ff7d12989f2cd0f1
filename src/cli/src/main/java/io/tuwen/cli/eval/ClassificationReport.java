package io.tuwen.cli.eval;

import io.tuwen.search.evaluation.ClassMetric;
import io.tuwen.search.evaluation.Classified;
import io.tuwen.search.evaluation.PublishedClassification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tuwen eval classification} tells; as JSON its fields. Shares are percent, to two decimals.
 *
 * @param dataset by whose name metric and published figures were chosen
 * @param templates of prompts, and where they came from
 * @param metric as the benchmark's settings call it
 * @param score by that metric
 * @param top1 share of pictures whose best label is right, which Chinese-CLIP's script tells of every data set
 * @param published by that metric, by the name of the model's contract; null: no figures of this data set
 * @param seconds from first to last, embedding included
 */
public record ClassificationReport(
        String model,
        String dataset,
        int labels,
        int pictures,
        Templates templates,
        String metric,
        double score,
        double top1,
        double meanPerClass,
        @Nullable Map<String, Double> published,
        double seconds) {

    /** @param source a file, or {@code ours} */
    public record Templates(int count, String source) {}

    /** @param began as of {@link System#nanoTime} */
    public static ClassificationReport of(
            Subject subject, Classified classified, ClassMetric metric, Templates templates, long began) {
        return new ClassificationReport(
                subject.model(),
                subject.dataset(),
                classified.classes(),
                classified.pictures().size(),
                templates,
                metric.word(),
                percent(classified, metric),
                percent(classified, ClassMetric.ACCURACY),
                percent(classified, ClassMetric.MEAN_PER_CLASS),
                PublishedClassification.of(subject.dataset())
                        .map(PublishedClassification::percent)
                        .orElse(null),
                Math.round((System.nanoTime() - began) / 1e8) / 10.0);
    }

    /** Which model was asked of which data set. */
    public record Subject(String model, String dataset) {}

    private static double percent(Classified classified, ClassMetric metric) {
        return Math.round(classified.percent(metric) * 100) / 100.0;
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s: %,d labels, %,d pictures, %d templates (%s), %.1f s"
                .formatted(model, dataset, labels, pictures, templates.count(), templates.source(), seconds));
        lines.add("%-16s %6.2f".formatted(metric, score));
        lines.add("%-16s %6.2f".formatted("top-1", top1));
        lines.add("%-16s %6.2f".formatted("mean-per-class", meanPerClass));
        lines.add(Optional.ofNullable(published)
                .map(this::published)
                .orElseGet(
                        () -> "no published figures of " + dataset + "; --dataset names a data set of the benchmark"));
        return lines;
    }

    private String published(Map<String, Double> figures) {
        String name = model.substring(0, Math.max(0, model.indexOf('@')));
        StringBuilder told = new StringBuilder("published, ").append(metric).append(':');
        figures.forEach((published, percent) ->
                told.append("\n%s %-28s %6.2f".formatted(published.equals(name) ? ">" : " ", published, percent)));
        return told.append(figures.containsKey(name) ? "" : "\nno published row of " + model)
                .toString();
    }
}
