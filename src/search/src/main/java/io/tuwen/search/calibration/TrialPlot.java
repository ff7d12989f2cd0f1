package io.tuwen.search.calibration;

import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.Trial.Dot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/**
 * A trial to look at, as SVG: each question is a column, in the order of its cut-off. What lies above the black line is kept; one
 * cut-off for all would be the dashed one.
 */
public final class TrialPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 340;
    private static final int MARGIN = 46;
    private static final String LINE = System.lineSeparator();
    private static final String OWN = "#0072b2";
    private static final String REST = "#e69f00";

    private final StringJoiner svg = new StringJoiner(LINE);
    private final int top;
    private final List<Dot> dots;

    private TrialPlot(int top, List<Dot> dots) {
        this.top = top;
        this.dots = dots;
    }

    /** @param trials by the side that is searched */
    public static String of(Map<Tower, Trial> trials) {
        StringJoiner svg = new StringJoiner(LINE, "", LINE);
        svg.add(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH + 2 * MARGIN, 2 * (HEIGHT + 2 * MARGIN)));
        svg.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        trials.forEach((side, trial) -> svg.add(panel(side, trial, MARGIN + side.ordinal() * (HEIGHT + 2 * MARGIN))));
        return svg.add("</svg>").toString();
    }

    private static String panel(Tower side, Trial trial, int top) {
        List<Dot> dots = trial.dots().stream()
                .sorted(Comparator.comparingDouble(Dot::cutoff))
                .toList();
        TrialPlot plot = new TrialPlot(top, dots);
        plot.title(side, trial);
        plot.axis();
        plot.dots(Dot::rest, REST);
        plot.dots(Dot::own, OWN);
        plot.line(trial.flat().cutoff());
        return plot.svg.toString();
    }

    private void title(Tower side, Trial trial) {
        put("<text x=\"%d\" y=\"%d\"><tspan font-weight=\"bold\">%s</tspan>,", MARGIN, top - 28, side.plural());
        put("%d questions that were not learned from:", dots.size());
        put("auto (black) F1 %.3f,", trial.auto().f1());
        put(
                "one cut-off for all (dashed) F1 %.3f</text>",
                trial.flat().quality().f1());
        put("<text x=\"%d\" y=\"%d\">", MARGIN, top - 12);
        put("<tspan fill=\"%s\">score with what it should find</tspan>,", OWN);
        put("<tspan fill=\"%s\">score that 1%% of all else reaches</tspan></text>", REST);
    }

    private void axis() {
        for (int tenth = -2; tenth <= 10; tenth += 2) {
            double y = y(tenth / 10.0);
            put("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", MARGIN, y, MARGIN + WIDTH);
            put(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%.1f</text>",
                    MARGIN - 6, y + 4, tenth / 10.0);
        }
    }

    /** One path of all: dots of their own make a file five times as large. */
    private void dots(ToDoubleFunction<Dot> score, String colour) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < dots.size(); i++) {
            path.append(text("M%.1f %.1fh0", x(i), y(score.applyAsDouble(dots.get(i)))));
        }
        put(
                "<path d=\"%s\" stroke=\"%s\" stroke-width=\"4\" stroke-linecap=\"round\" stroke-opacity=\"0.7\"/>",
                path, colour);
    }

    private void line(double flat) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < dots.size(); i++) {
            path.append(
                    text("%s%.1f %.1f", i == 0 ? "M" : "L", x(i), y(dots.get(i).cutoff())));
        }
        put("<path d=\"%s\" fill=\"none\" stroke=\"black\" stroke-width=\"1.5\"/>", path);
        put(
                "<path d=\"M%d %.1fH%d\" stroke=\"#c00\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"/>",
                MARGIN, y(flat), MARGIN + WIDTH);
    }

    private double x(int column) {
        return MARGIN + (column + 0.5) * WIDTH / dots.size();
    }

    /** From -0.2 to 1; what is lower lies on the edge. */
    private double y(double score) {
        return top + HEIGHT * (1 - (Math.max(-0.2, score) + 0.2) / 1.2);
    }

    private void put(String format, Object... values) {
        svg.add(text(format, values));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
