package io.tuwen.cli.calibrate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.Calibration;
import io.tuwen.search.calibration.Calibrator;
import io.tuwen.search.calibration.Flat;
import io.tuwen.search.calibration.Quality;
import io.tuwen.search.calibration.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a calibration, for people and as JSON.
 *
 * @param file where it was written, if it was
 * @param pairs that it was learned from; it was tried on as many others
 * @param better whether it did better than one cut-off for all, on both sides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationReport(
        String model,
        int pairs,
        int words,
        boolean better,
        @Nullable String file,
        Side images,
        Side captions) {

    /**
     * @param questions that it was tried on
     * @param auto each question's own cut-off
     * @param flat one for all, learned from the same pairs
     * @param sameRecall one for all that finds as much as auto
     */
    public record Side(int questions, Figures auto, Figures flat, Figures sameRecall) {
        static Side of(Trial trial) {
            return new Side(
                    trial.dots().size(),
                    Figures.of(trial.auto(), null),
                    Figures.of(trial.flat()),
                    Figures.of(trial.sameRecall()));
        }
    }

    /**
     * To three decimals, 0 to 1; see {@link Quality}.
     *
     * @param cutoff null where each question has its own
     * @param kept rows of a question
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figures(@Nullable Double cutoff, double recall, double precision, double f1, double kept) {
        static Figures of(Quality quality, @Nullable Double cutoff) {
            return new Figures(
                    cutoff,
                    rounded(quality.recall()),
                    rounded(quality.precision()),
                    rounded(quality.f1()),
                    rounded(quality.kept()));
        }

        static Figures of(Flat flat) {
            return of(flat.quality(), flat.cutoff());
        }

        private static double rounded(double value) {
            return Math.round(value * 1_000) / 1_000.0;
        }

        String line(String name) {
            String which = cutoff == null ? name : name + ", " + cutoff;
            return "  %-34s %6.3f %9.3f %6.3f %7.1f".formatted(which, recall, precision, f1, kept);
        }
    }

    /** @param file null when nothing is written */
    public static CalibrationReport of(Calibrator.Result result, @Nullable String file) {
        Calibration.Origin origin = result.calibration().origin();
        return new CalibrationReport(
                origin.model(),
                origin.pairs(),
                origin.words(),
                result.isBetter(),
                file,
                Side.of(Objects.requireNonNull(result.trials().get(Tower.IMAGE))),
                Side.of(Objects.requireNonNull(result.trials().get(Tower.TEXT))));
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(model + ": learned from " + pairs + " pairs and " + words + " words of their captions");
        lines.add("tried on as many other pairs          recall precision     F1    kept");
        add("images", images, lines);
        add("captions", captions, lines);
        return lines;
    }

    private static void add(String name, Side side, List<String> lines) {
        lines.add(name + ", " + side.questions() + " questions");
        lines.add(side.auto().line("auto"));
        lines.add(side.flat().line("one for all"));
        lines.add(side.sameRecall().line("one for all of that recall"));
    }
}
