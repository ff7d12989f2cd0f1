package io.tuwen.testkit.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Entry;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** An exception would leave this while other threads still write, so the first one waits for them. */
    private List<Entry> pictures(Split split, int count, Runnable drawn) throws IOException {
        AtomicReference<@Nullable IOException> problem = new AtomicReference<>();
        List<Entry> entries = IntStream.range(0, count)
                .parallel()
                .mapToObj(index -> {
                    Entry entry = catalogue.entry(split, index);
                    if (problem.get() == null) {
                        picture(folder.resolve(name(split, index)), entry, problem);
                        drawn.run();
                    }
                    return entry;
                })
                .toList();
        IOException first = problem.get();
        if (first != null) {
            throw first;
        }
        return entries;
    }

    private static void picture(Path file, Entry entry, AtomicReference<@Nullable IOException> problem) {
        try {
            Files.write(file, entry.picture());
        } catch (IOException e) {
            problem.compareAndSet(null, e);
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
