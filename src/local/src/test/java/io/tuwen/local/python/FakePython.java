package io.tuwen.local.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A Python that makes environments in no time: it remembers what it was called with, and its pip fails or waits when it is
 * told to.
 */
final class FakePython {
    private static final String SCRIPT = """
            #!/bin/sh
            folder='%s'
            echo "$*" >> "$folder/calls"
            case "$2" in
              venv) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
              pip)
                echo "Collecting packages"
                if [ -e "$folder/gate" ]; then read -r _ < "$folder/gate"; fi
                if [ -e "$folder/broken" ]; then echo "No matching distribution"; exit 1; fi ;;
            esac
            """;

    private final Path folder;
    private final Path executable;

    FakePython(Path folder) throws IOException {
        this.folder = folder;
        this.executable = folder.resolve("python3");
        Files.writeString(executable, SCRIPT.formatted(folder));
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path executable() {
        return executable;
    }

    void breakPip() throws IOException {
        Files.createFile(folder.resolve("broken"));
    }

    void mendPip() throws IOException {
        Files.delete(folder.resolve("broken"));
    }

    /** From now on pip waits until {@link #openGate}. */
    void closeGate() throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("gate").toString()).start().waitFor();
    }

    /** Lets one pip that waits go on; waits for it when there is none yet. */
    void openGate() throws IOException {
        Files.writeString(folder.resolve("gate"), "go\n");
    }

    /** Calls of {@code -m MODULE}, oldest first. */
    List<String> calls(String module) throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> line.startsWith("-m " + module))
                        .toList()
                : List.of();
    }
}
