package io.tuwen.cli.eval;

import io.tuwen.cli.eval.Measurement.Query;
import io.tuwen.search.evaluation.Ranking.Candidate;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import io.tuwen.search.evaluation.dataset.TextLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line for each query, as RFC 4180 has it: who asked, what was wanted, at which rank it came, and what came first. */
final class QueriesCsv {
    private final RetrievalSet set;

    QueriesCsv(RetrievalSet set) {
        this.set = set;
    }

    void write(Path file, Measurement measurement) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            switch (measurement.direction()) {
                case TEXT_TO_PICTURE -> {
                    out.write("text_id,text,wanted,rank,found,scores\r\n");
                    for (Query query : measurement.queries()) {
                        TextLine text = set.texts().get(query.place());
                        line(out, List.of(Long.toString(text.id()), quoted(text.text())), query, set.pictures()::id);
                    }
                }
                case PICTURE_TO_TEXT -> {
                    out.write("image_id,wanted,rank,found,scores\r\n");
                    for (Query query : measurement.queries()) {
                        String picture = Long.toString(set.pictures().id(query.place()));
                        line(
                                out,
                                List.of(picture),
                                query,
                                place -> set.texts().get(place).id());
                    }
                }
            }
        }
    }

    private static void line(BufferedWriter out, List<String> asker, Query query, IntFunction<Long> ids)
            throws IOException {
        List<Candidate> found = query.ranking().found();
        String wanted = Arrays.stream(query.wanted())
                .mapToObj(place -> ids.apply(place).toString())
                .collect(Collectors.joining(" "));
        int rank = query.ranking().rank();
        String places = found.stream()
                .map(candidate -> ids.apply(candidate.place()).toString())
                .collect(Collectors.joining(" "));
        String scores = found.stream()
                .map(candidate -> "%.4f".formatted(candidate.score()))
                .collect(Collectors.joining(" "));
        out.write(Stream.concat(
                        asker.stream(), Stream.of(wanted, rank == 0 ? "" : Integer.toString(rank), places, scores))
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
