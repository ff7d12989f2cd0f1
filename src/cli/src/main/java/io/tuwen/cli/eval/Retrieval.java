package io.tuwen.cli.eval;

import io.tuwen.cli.eval.RetrievalReport.DirectionReport;
import io.tuwen.cli.eval.RetrievalReport.PublishedReport;
import io.tuwen.core.model.ModelContract;
import io.tuwen.search.evaluation.Published;
import io.tuwen.search.evaluation.Relevance;
import io.tuwen.search.evaluation.dataset.Pictures;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import io.tuwen.search.evaluation.dataset.TextLine;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One data set as one model answers it.
 *
 * @param benchmark whose published figures stand beside; null: none
 */
public record Retrieval(
        RetrievalSet set, ModelContract model, @Nullable String benchmark) {

    /** Both directions, text to picture first. */
    public List<Measurement> measure(Answers answers) {
        Pictures pictures = set.pictures();
        List<Long> ids =
                IntStream.range(0, pictures.size()).mapToObj(pictures::id).toList();
        return Measurement.both(
                new Relevance(ids, set.texts().stream().map(TextLine::imageIds).toList()), answers);
    }

    /**
     * @param measurements both
     * @param way which was gone
     * @param began as of {@link System#nanoTime}
     */
    public RetrievalReport report(List<Measurement> measurements, String way, long began) {
        List<PublishedReport> published = benchmark == null
                ? List.of()
                : Published.rows(benchmark).stream()
                        .map(row -> PublishedReport.of(row, model.name()))
                        .toList();
        return new RetrievalReport(
                model.label(),
                way,
                set.split(),
                set.texts().size(),
                set.pictures().size(),
                Math.round((System.nanoTime() - began) / 1e8) / 10.0,
                DirectionReport.of(measurements.get(0)),
                DirectionReport.of(measurements.get(1)),
                benchmark,
                published);
    }
}
