package io.tuwen.testkit.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Entry;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The held-out goods of a drawn catalogue in the layouts of benchmarks: MUGE's ({@code heldout_texts.jsonl} and
 * {@code heldout_imgs.tsv}; the text of good i is its first caption, and true of every good with its labels), and ELEVATER's in
 * Chinese ({@code kinds/label_cn.txt} and {@code kinds/test/007/*.jpg}).
 *
 * @param folder where {@link CatalogueFolder} has written the same goods
 * @param count of goods, at least 1
 */
public record HeldOutBenchmarks(Path folder, DrawnCatalogue catalogue, int count) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One line of a jsonl. */
    private record Text(
            @JsonProperty("text_id") int id,
            String text,
            @JsonProperty("image_ids") List<Integer> images) {}

    /** Writes both, over what lies there. */
    public void write() throws IOException {
        List<Entry> entries = IntStream.range(0, count)
                .mapToObj(index -> catalogue.entry(Split.HELDOUT, index))
                .toList();
        texts(entries);
        pictures();
        kinds(entries);
    }

    private void texts(List<Entry> entries) throws IOException {
        Map<Labels, List<Integer>> alike = new HashMap<>();
        for (int index = 0; index < count; index++) {
            Labels labels = entries.get(index).goods().labels();
            alike.computeIfAbsent(labels, unseen -> new ArrayList<>()).add(index);
        }
        List<String> lines = IntStream.range(0, count)
                .mapToObj(index -> {
                    Entry entry = entries.get(index);
                    List<Integer> images =
                            Objects.requireNonNull(alike.get(entry.goods().labels()));
                    return line(new Text(index, entry.captions().get(0), images));
                })
                .toList();
        Files.write(folder.resolve("heldout_texts.jsonl"), lines);
    }

    private static String line(Text text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values always become JSON", e);
        }
    }

    private void pictures() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("heldout_imgs.tsv"))) {
            for (int index = 0; index < count; index++) {
                byte[] picture = Files.readAllBytes(picture(index));
                out.write(index + "\t" + Base64.getEncoder().encodeToString(picture) + "\n");
            }
        }
    }

    private void kinds(List<Entry> entries) throws IOException {
        Path kinds = Files.createDirectories(folder.resolve("kinds"));
        Files.write(
                kinds.resolve("label_cn.txt"),
                Arrays.stream(Kind.values()).map(kind -> kind.names().get(0)).toList());
        removeEarlier(kinds);
        for (int index = 0; index < count; index++) {
            Kind kind = entries.get(index).goods().labels().kind();
            Path test = Files.createDirectories(kinds.resolve("test").resolve("%03d".formatted(kind.ordinal())));
            Files.write(test.resolve(picture(index).getFileName()), Files.readAllBytes(picture(index)));
        }
    }

    /** Whatever lies in a folder of a kind counts as one of it, also what another seed drew. */
    private static void removeEarlier(Path kinds) throws IOException {
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(Files.createDirectories(kinds.resolve("test")))) {
            for (Path kind : classes) {
                try (DirectoryStream<Path> pictures = Files.newDirectoryStream(kind, "heldout-*.jpg")) {
                    for (Path picture : pictures) {
                        Files.delete(picture);
                    }
                }
            }
        }
    }

    private Path picture(int index) {
        return folder.resolve("pictures").resolve("heldout-%05d.jpg".formatted(index));
    }
}
