package io.tuwen.flink.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The savepoints of one job in the local cluster's folder, and a note of the newest. */
final class Savepoints {
    private final Path folder;
    private final Path note;

    Savepoints(Path state, String job) {
        folder = state.toAbsolutePath().resolve("savepoints").resolve(job);
        note = folder.resolve("latest");
    }

    Path folder() {
        return folder;
    }

    Optional<Path> latest() {
        try {
            return Files.exists(note) ? Optional.of(Path.of(URI.create(Files.readString(note)))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(note + ": cannot be read; remove it to start without state", e);
        }
    }

    /** @param location as Flink names it */
    void made(String location) {
        try {
            Files.createDirectories(folder);
            Files.writeString(note, location);
        } catch (IOException e) {
            throw new UncheckedIOException(note + ": cannot be written", e);
        }
    }
}
