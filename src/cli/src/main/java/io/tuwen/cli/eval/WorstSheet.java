package io.tuwen.cli.eval;

import io.tuwen.cli.eval.Measurement.Query;
import io.tuwen.search.evaluation.Direction;
import io.tuwen.search.evaluation.Ranking.Candidate;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The queries that found worst, with pictures, as one HTML file that asks for nothing outside itself. Worst is whose first wanted
 * candidate came latest; those that found none come first.
 */
final class WorstSheet {
    private static final int MOST_SHOWN = 5;
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
            <style>
            :root { color-scheme: light dark; --line: #8886; --right: #1a7f37; }
            @media (prefers-color-scheme: dark) { :root { --right: #4cc38a; } }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
            section { border-top: 1px solid var(--line); padding: .5rem 0 1rem; }
            h2 { font-size: 1.1rem; margin: .5rem 0; }
            h3 { font-size: .85rem; margin: .5rem 0 .25rem; }
            ul { display: flex; flex-wrap: wrap; gap: .75rem; list-style: none; margin: 0; padding: 0; }
            li { font-size: .85rem; max-width: 14rem; }
            li.right { outline: 3px solid var(--right); outline-offset: 2px; }
            img { display: block; width: 112px; height: 112px; }
            </style></head><body><h1>%s</h1>
            <p>Pictures are squares as the model sees them. Green frames are right answers.</p>
            """;

    private final RetrievalSet set;
    private final Thumbnails thumbnails;

    WorstSheet(RetrievalSet set, Thumbnails thumbnails) {
        this.set = set;
        this.thumbnails = thumbnails;
    }

    /** @param title plain text */
    void write(Path file, String title, List<Measurement> measurements, int most) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEAD.formatted(escaped(title), escaped(title)));
            for (Measurement measurement : measurements) {
                for (Query query : worst(measurement.queries(), most)) {
                    section(out, measurement.direction(), query);
                }
            }
            out.write("</body></html>\n");
        }
    }

    /** The file's order decides between equals. */
    static List<Query> worst(List<Query> queries, int most) {
        return queries.stream()
                .filter(query -> query.ranking().rank() != 1)
                .sorted(Comparator.comparingInt(query -> -lateness(query)))
                .limit(most)
                .toList();
    }

    private static int lateness(Query query) {
        int rank = query.ranking().rank();
        return rank == 0 ? Integer.MAX_VALUE : rank;
    }

    private void section(BufferedWriter out, Direction direction, Query query) throws IOException {
        boolean texts = direction == Direction.TEXT_TO_PICTURE;
        int rank = query.ranking().rank();
        out.write("<section><h2>" + direction.words() + ", "
                + (rank == 0 ? "nothing right among all it found" : "first right answer at rank " + rank) + "</h2>");
        out.write(texts ? "<p>" + text(query.place()) + "</p>" : picture(query.place(), "asked"));
        out.write("<h3>wanted</h3><ul>");
        for (int place : IntStream.of(query.wanted()).limit(MOST_SHOWN).toArray()) {
            out.write("<li class=\"right\">" + (texts ? picture(place, "wanted") : text(place)) + "</li>");
        }
        out.write("</ul><h3>found</h3><ul>");
        List<Candidate> found = query.ranking().found();
        for (Candidate candidate : found.subList(0, Math.min(MOST_SHOWN, found.size()))) {
            boolean right = IntStream.of(query.wanted()).anyMatch(place -> place == candidate.place());
            String what = texts ? picture(candidate.place(), "found") : text(candidate.place());
            out.write("<li" + (right ? " class=\"right\"" : "") + ">" + what
                    + "<div>%.4f%s</div></li>".formatted(candidate.score(), right ? " ✓ right" : ""));
        }
        out.write("</ul></section>\n");
    }

    private String text(int place) {
        return "<span lang=\"zh\">" + escaped(set.texts().get(place).text()) + "</span>";
    }

    private String picture(int place, String role) {
        long id = set.pictures().id(place);
        return "<img alt=\"" + role + " image " + id + "\" src=\"" + thumbnails.address(place) + "\">" + id;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
