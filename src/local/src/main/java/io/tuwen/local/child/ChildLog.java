package io.tuwen.local.child;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a child has written since it was started, at the end of a log file that outlives it.
 *
 * @param from where its output begins, in bytes
 */
public record ChildLog(Path file, long from) {
    private static final int TAIL_LINES = 12;

    /** The log of a child that is about to start. */
    public static ChildLog from(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new ChildLog(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    file + ": cannot be written (expected: a log in a data folder of this user's own); " + e);
        }
    }

    public boolean contains(String text) {
        return text().contains(text);
    }

    /** Its last lines, for people. */
    public String tail() {
        List<String> lines = text().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private String text() {
        try (var input = Files.newInputStream(file)) {
            input.skipNBytes(from);
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
