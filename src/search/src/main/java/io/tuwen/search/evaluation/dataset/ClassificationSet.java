package io.tuwen.search.evaluation.dataset;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data set of the ELEVATER benchmark as Chinese-CLIP hands it out: {@code label_cn.txt}, a Chinese label a line, and
 * {@code test/{id}/...}, pictures of the label on line id (from 0).
 *
 * @param labels by id
 * @param pictures sorted by path
 */
public record ClassificationSet(Path folder, List<String> labels, List<Labelled> pictures) {
    private static final String LABELS = "label_cn.txt";
    private static final String PICTURES = "test";

    /** Those that torchvision's ImageFolder takes, so that as many pictures are counted. */
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "ppm", "bmp", "pgm", "tif", "tiff", "webp");

    public ClassificationSet {
        labels = List.copyOf(labels);
        pictures = List.copyOf(pictures);
    }

    /** @param label its id */
    public record Labelled(Path file, int label) {}

    /**
     * Reads labels and the listing of pictures.
     *
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID with every finding
     */
    public static ClassificationSet open(Path folder) {
        try {
            Findings findings = new Findings();
            List<String> labels = labels(folder.resolve(LABELS), findings);
            List<Labelled> pictures = pictures(folder.resolve(PICTURES), labels.size(), findings);
            findings.throwAny(folder);
            return new ClassificationSet(folder, labels, pictures);
        } catch (IOException e) {
            throw Findings.refused(
                    folder + ": cannot be read (expected: " + LABELS + " and " + PICTURES + "/000/*.jpg): " + e);
        }
    }

    private static List<String> labels(Path file, Findings findings) throws IOException {
        List<String> labels =
                Files.readAllLines(file).stream().map(String::strip).toList();
        for (int line = 0; line < labels.size(); line++) {
            if (labels.get(line).isEmpty()) {
                findings.add(file, line + 1, "an empty line (expected: a label in every line)");
            }
        }
        if (labels.size() < 2) {
            findings.add(file.getFileName() + ": " + labels.size() + " labels (expected: at least 2)");
        }
        return labels;
    }

    private static List<Labelled> pictures(Path folder, int labels, Findings findings) throws IOException {
        List<Labelled> pictures = new ArrayList<>();
        for (Path below : children(folder)) {
            String name = below.getFileName().toString();
            if (!Files.isDirectory(below)) {
                continue;
            }
            if (!name.matches("\\d{1,9}") || Integer.parseInt(name) >= labels) {
                findings.add(PICTURES + "/" + name + ": a folder of no label (expected: a line of " + LABELS + ", 0 to "
                        + (labels - 1) + ")");
                continue;
            }
            pictures(below).forEach(file -> pictures.add(new Labelled(file, Integer.parseInt(name))));
        }
        if (pictures.isEmpty()) {
            findings.add(PICTURES + ": no pictures (expected: " + PICTURES + "/000/*.jpg or *.png and the like)");
        }
        return pictures;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(ClassificationSet::isPicture).sorted().toList();
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && Files.isRegularFile(file);
    }

    /** A name to tell pictures apart by. */
    public String name(Labelled picture) {
        return folder.relativize(picture.file()).toString();
    }
}
