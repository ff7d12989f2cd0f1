package io.tuwen.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what one run stores and nobody needs afterwards. What runs that were killed left behind goes when the next
 * one begins.
 */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** A fresh folder of this process below {@code parent}. */
    public static ScratchFolder below(Path parent) {
        try {
            Files.createDirectories(parent);
            for (Path left : children(parent)) {
                if (!ownerLives(left)) {
                    delete(left);
                }
            }
            return new ScratchFolder(
                    Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(parent + ": no folder can be made there", e);
        }
    }

    private static List<Path> children(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.toList();
        }
    }

    /** A folder without a process in its name is not ours to remove. */
    private static boolean ownerLives(Path folder) {
        String pid = folder.getFileName().toString().replaceFirst("-.*", "");
        return !pid.matches("\\d{1,18}")
                || ProcessHandle.of(Long.parseLong(pid))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }

    public Path path() {
        return path;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be removed", e);
        }
    }
}
