package io.tuwen.testkit.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Entry;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes a drawn catalogue as files that towers are trained from: {@code pictures/*.jpg}, and for each split and language
 * a jsonl whose lines name a picture, its captions and its labels. Safe for use by many threads in different folders.
 *
 * @param folder made when missing
 */
public record CatalogueFolder(Path folder, DrawnCatalogue catalogue) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One line of a jsonl.
     *
     * @param image the picture's path, from the file the line stands in
     */
    private record Line(String image, List<String> texts, Labels labels) {}

    /**
     * Draws entries 0 to {@code count} - 1 of a split, on all cores; files that lie there already are written again.
     *
     * @param drawn told after every picture, from any thread
     */
    public void write(Split split, int count, Runnable drawn) throws IOException {
        Files.createDirectories(folder.resolve("pictures"));
        List<Entry> entries = pictures(split, count, drawn);
        listing(split, "zh", entries, Entry::captions);
        listing(split, "en", entries, Entry::english);
    }

    private List<Entry> pictures(Split split, int count, Runnable drawn) throws IOException {
        try {
            return IntStream.range(0, count)
                    .parallel()
                    .mapToObj(index -> {
                        Entry entry = catalogue.entry(split, index);
                        picture(split, index, entry);
                        drawn.run();
                        return entry;
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void picture(Split split, int index, Entry entry) {
        try {
            Files.write(folder.resolve(name(split, index)), entry.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listing(Split split, String language, List<Entry> entries, Function<Entry, List<String>> texts)
            throws IOException {
        List<String> lines = IntStream.range(0, entries.size())
                .mapToObj(index -> line(name(split, index), entries.get(index), texts))
                .toList();
        Files.write(folder.resolve(lower(split) + "." + language + ".jsonl"), lines);
    }

    private static String line(String image, Entry entry, Function<Entry, List<String>> texts) {
        try {
            return JSON.writeValueAsString(
                    new Line(image, texts.apply(entry), entry.goods().labels()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values always become JSON", e);
        }
    }

    private static String name(Split split, int index) {
        return "pictures/" + lower(split) + "-%05d.jpg".formatted(index);
    }

    private static String lower(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
