package io.tuwen.cli.eval;

import io.tuwen.search.evaluation.Classified;
import io.tuwen.search.evaluation.Classified.Picture;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is written of a classification, as RFC 4180 has it: a line for each picture, and one for each class.
 *
 * @param folder made when missing
 * @param labels by id
 */
public record ClassificationFiles(Path folder, List<String> labels) {

    /** @throws UncheckedIOException when they cannot be written */
    public void write(Classification.Result result) {
        try {
            Files.createDirectories(folder);
            pictures(result);
            classes(result.classified());
        } catch (IOException e) {
            throw new UncheckedIOException("--out " + folder + ": cannot be written (expected: a folder)", e);
        }
    }

    private void pictures(Classification.Result result) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("pictures.csv"))) {
            out.write("picture,truth,predicted,right\r\n");
            for (int place = 0; place < result.names().size(); place++) {
                Picture picture = result.classified().pictures().get(place);
                String truth = picture.truth().stream().map(labels::get).collect(Collectors.joining(" "));
                boolean right = picture.truth().contains(picture.predicted());
                out.write(String.join(
                        ",",
                        quoted(result.names().get(place)),
                        quoted(truth),
                        quoted(labels.get(picture.predicted())),
                        right + "\r\n"));
            }
        }
    }

    private void classes(Classified classified) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("classes.csv"))) {
            out.write("class,label,pictures,right\r\n");
            for (int label = 0; label < labels.size(); label++) {
                int own = label;
                List<Picture> pictures = classified.of(label);
                long right = pictures.stream()
                        .filter(picture -> picture.predicted() == own)
                        .count();
                out.write(label + "," + quoted(labels.get(label)) + "," + pictures.size() + "," + right + "\r\n");
            }
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
