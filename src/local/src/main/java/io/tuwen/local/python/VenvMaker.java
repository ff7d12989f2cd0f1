package io.tuwen.local.python;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.child.ChildLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes one environment.
 *
 * @param folder replaced whole
 * @param requirements with a hash for each package
 */
record VenvMaker(Path folder, Path requirements, Consumer<String> progress) {
    /** A file lock keeps other processes out, not other threads of this one. */
    private static final Object ONE_THREAD = new Object();

    /** Makes it unless another thread or process has done so while this one waited for its turn. */
    void make(Path python, VenvStamp stamp) {
        synchronized (ONE_THREAD) {
            try {
                Files.createDirectories(folder.getParent());
                Path lockFile = beside(".lock");
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = lock(channel)) {
                    if (lock.isValid() && !stamp.isSet()) {
                        build(python, stamp);
                    }
                }
            } catch (IOException e) {
                throw new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        folder + ": cannot be written (expected: a folder of this user's own); " + e);
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.accept("waiting for another process that makes " + folder);
        return channel.lock();
    }

    private void build(Path python, VenvStamp stamp) throws IOException {
        progress.accept("making the Python environment " + folder + " (about a minute, once)");
        deleteFolder();
        Path log = beside(".log");
        Files.deleteIfExists(log);
        run(log, List.of(python.toString(), "-m", "venv", folder.toString()));
        run(
                log,
                List.of(
                        folder.resolve("bin").resolve("python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--require-hashes",
                        "--no-deps",
                        "-r",
                        requirements.toString()));
        stamp.set();
    }

    private void run(Path log, List<String> command) throws IOException {
        ChildLog output = ChildLog.from(log);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedWriter writer =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Stream<String> lines = process.inputReader().lines()) {
            for (String line : (Iterable<String>) lines::iterator) {
                writer.write(line);
                writer.newLine();
                progress.accept(line.strip());
            }
        } finally {
            process.destroy();
        }
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    String.join(" ", command) + ": ended with code " + code
                            + " (expected: 0); check that the package index of pip can be reached, and the room on disk"
                            + "\nLast lines of " + log + ":\n" + output.tail());
        }
    }

    private Path beside(String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }

    private void deleteFolder() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
