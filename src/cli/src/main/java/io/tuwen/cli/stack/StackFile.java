package io.tuwen.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The note that a running stack leaves for the other verbs: its addresses and its process. A note whose process is gone
 * counts as none.
 */
public final class StackFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    /** What stands in the file. */
    record Note(long pid, Addresses addresses) {
        boolean alive() {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }

        boolean isOurs() {
            return pid == ProcessHandle.current().pid();
        }
    }

    private StackFile(Path file) {
        this.file = file;
    }

    /** The note in a folder of states or data. */
    public static StackFile in(Path folder) {
        return new StackFile(folder.resolve("stack.json"));
    }

    /** The addresses of the stack that runs now, if one does. */
    public Optional<Addresses> running() {
        return note().filter(Note::alive).map(Note::addresses);
    }

    private Optional<Note> note() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Note.class));
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    file + ": cannot be read (expected: the note of a running stack); remove it if none runs: " + e);
        }
    }

    /** Leaves the note of this process, all at once. */
    public void write(Addresses addresses) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(fresh.toFile(), new Note(ProcessHandle.current().pid(), addresses));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    /** Takes the note of this process away; that of another stack, started since, stays. */
    public void remove() {
        try {
            if (note().filter(Note::isOurs).isPresent()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be removed", e);
        }
    }
}
