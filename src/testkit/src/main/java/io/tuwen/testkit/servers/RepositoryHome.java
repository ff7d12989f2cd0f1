package io.tuwen.testkit.servers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this repository lies. */
public final class RepositoryHome {
    /** The system property that names it; the build sets it. */
    public static final String PROPERTY = "tuwen.home";

    private RepositoryHome() {}

    /** What {@link #PROPERTY} says; without it, the nearest folder upwards that holds {@code triton-models}. */
    public static Path find() {
        String told = System.getProperty(PROPERTY);
        return told == null ? above(Path.of("").toAbsolutePath()) : Path.of(told);
    }

    static Path above(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("triton-models"))) {
                return folder;
            }
        }
        throw new IllegalStateException(start + ": not inside the repository (expected: a folder upwards that holds"
                + " triton-models); set -D" + PROPERTY);
    }
}
