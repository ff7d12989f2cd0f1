package io.tuwen.cli.eval;

import io.tuwen.search.evaluation.Direction;
import io.tuwen.search.evaluation.Published;
import io.tuwen.search.evaluation.Recalls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tuwen eval retrieval} tells; as JSON its fields. Shares are percent, to two decimals.
 *
 * @param model label of the model that was asked
 * @param way {@code offline} or {@code whole stack}
 * @param seconds from first to last, embedding included
 * @param benchmark whose published figures stand beside; null: none
 * @param published its whole table
 */
public record RetrievalReport(
        String model,
        String way,
        String split,
        int texts,
        int pictures,
        double seconds,
        DirectionReport textToPicture,
        DirectionReport pictureToText,
        @Nullable String benchmark,
        List<PublishedReport> published) {

    /**
     * @param queries how many asked; 0 when it was not measured
     * @param figures null when it was not measured
     * @param obstacle why it was not; null when it was
     */
    public record DirectionReport(
            int queries,
            @Nullable Figures figures,
            @Nullable String obstacle) {
        static DirectionReport of(Measurement measurement) {
            Recalls recalls = measurement.recalls();
            return recalls == null
                    ? new DirectionReport(0, null, measurement.obstacle())
                    : new DirectionReport(recalls.queries(), Figures.of(recalls), null);
        }
    }

    /** R@1, R@5, R@10 and their mean. */
    public record Figures(double r1, double r5, double r10, double mr) {
        static Figures of(Recalls recalls) {
            return new Figures(
                    rounded(recalls.r1()), rounded(recalls.r5()), rounded(recalls.r10()), rounded(recalls.mean()));
        }

        private static double rounded(double percent) {
            return Math.round(percent * 100) / 100.0;
        }

        String line() {
            return "%6.2f %6.2f %6.2f %6.2f".formatted(r1, r5, r10, mr);
        }
    }

    /** @param same whether it is of the model that was asked, by the contract's name */
    public record PublishedReport(
            Direction direction, String model, boolean same, String setting, Figures figures, String source) {
        static PublishedReport of(Published.Row row, String name) {
            Figures figures = Figures.of(new Recalls(0, row.r1(), row.r5(), row.r10()));
            return new PublishedReport(
                    row.direction(), row.model(), row.model().equals(name), row.setting(), figures, row.source());
        }
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s on %s: %,d texts, %,d pictures, %s, %.1f s".formatted(model, split, texts, pictures, way, seconds));
        lines.add("%-46s %6s %6s %6s %6s".formatted("", "R@1", "R@5", "R@10", "MR"));
        lines.add(line(Direction.TEXT_TO_PICTURE, textToPicture));
        lines.add(line(Direction.PICTURE_TO_TEXT, pictureToText));
        if (benchmark == null) {
            lines.add(
                    "no published figures stand beside: the folder is not called like a benchmark; --benchmark names one of "
                            + String.join(", ", Published.benchmarks()));
        } else {
            for (Direction direction : Direction.values()) {
                lines.addAll(published(direction));
            }
        }
        return lines;
    }

    private static String line(Direction direction, DirectionReport report) {
        return report.figures() == null
                ? "%-16s not measured: %s".formatted(direction.words(), report.obstacle())
                : "%-46s %s"
                        .formatted(
                                "%-16s of %,d queries".formatted(direction.words(), report.queries()),
                                report.figures().line());
    }

    private List<String> published(Direction direction) {
        List<PublishedReport> rows =
                published.stream().filter(row -> row.direction() == direction).toList();
        List<String> lines = new ArrayList<>();
        boolean own = rows.stream().anyMatch(PublishedReport::same);
        lines.add("published, %s, %s%s"
                .formatted(
                        benchmark,
                        direction.words(),
                        own ? " (> is this model's row)" : "; no published row of " + model));
        rows.forEach(row -> lines.add("%s %-31s %-12s %s  %s"
                .formatted(
                        row.same() ? ">" : " ",
                        row.model(),
                        row.setting(),
                        row.figures().line(),
                        row.source())));
        return lines;
    }
}
