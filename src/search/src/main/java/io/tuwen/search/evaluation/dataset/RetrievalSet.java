package io.tuwen.search.evaluation.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One split of a data set in the layout of MUGE: {@code {split}_texts.jsonl} and {@code {split}_imgs.tsv}, as Chinese-CLIP's
 * README gives it. To be closed.
 *
 * @param texts in the order of the file
 */
public record RetrievalSet(String split, List<TextLine> texts, Pictures pictures) implements AutoCloseable {
    private static final String TEXTS = "_texts.jsonl";
    private static final String PICTURES = "_imgs.tsv";

    public RetrievalSet {
        texts = List.copyOf(texts);
    }

    /**
     * Reads both files through.
     *
     * @param split null: the only one that is there
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID with every finding
     */
    public static RetrievalSet open(Path folder, @Nullable String split) {
        try {
            String chosen = split == null ? onlySplit(folder) : split;
            Findings findings = new Findings();
            List<TextLine> texts = texts(file(folder, chosen, TEXTS), findings);
            Pictures pictures = Pictures.open(file(folder, chosen, PICTURES), findings);
            try {
                findings.throwAny(folder);
                return new RetrievalSet(chosen, texts, pictures);
            } catch (RuntimeException e) {
                pictures.close();
                throw e;
            }
        } catch (IOException e) {
            throw Findings.refused(folder + ": cannot be read (expected: a data set in MUGE's layout): " + e);
        }
    }

    private static String onlySplit(Path folder) throws IOException {
        List<String> splits = splits(folder);
        if (splits.size() != 1) {
            throw Findings.refused(folder + ": "
                    + (splits.isEmpty() ? "no split" : "splits " + String.join(", ", splits))
                    + (splits.isEmpty()
                            ? " (expected: {split}" + TEXTS + " and {split}" + PICTURES + ", such as valid" + TEXTS
                                    + ")"
                            : "; name one with --split"));
        }
        return splits.get(0);
    }

    private static List<String> splits(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(TEXTS))
                    .map(name -> name.substring(0, name.length() - TEXTS.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Path file(Path folder, String split, String ending) throws IOException {
        Path file = folder.resolve(split + ending);
        if (!Files.isRegularFile(file)) {
            throw Findings.refused(file + ": not there (expected: both " + split + TEXTS + " and " + split + PICTURES
                    + "; splits here: " + String.join(", ", splits(folder)) + ")");
        }
        return file;
    }

    private static List<TextLine> texts(Path file, Findings findings) throws IOException {
        List<TextLine> texts = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Lines.each(file, line -> {
            if (line.isBlank()) {
                return;
            }
            try {
                TextLine text = TextLine.parse(line.text());
                if (!seen.add(text.id())) {
                    throw new IllegalArgumentException("text_id: " + text.id() + " (expected: each id once)");
                }
                texts.add(text);
            } catch (IllegalArgumentException e) {
                findings.add(file, line.number(), String.valueOf(e.getMessage()));
            }
        });
        return texts;
    }

    @Override
    public void close() {
        pictures.close();
    }
}
