package io.tuwen.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A broker's folder: formatted once, and one broker's at a time. Kafka itself ends the process when it is another's. */
final class KafkaStorage {
    private final Path folder;
    private @Nullable FileChannel lock;

    KafkaStorage(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder for this broker and formats it when it is new. */
    void open() {
        try {
            Files.createDirectories(folder);
            FileChannel opened =
                    FileChannel.open(folder.resolve("tuwen.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!takes(opened)) {
                opened.close();
                throw new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        folder + ": in use by another broker (expected: a folder of its own); stop that one first");
            }
            lock = opened;
            if (Files.notExists(folder.resolve("meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            close();
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    folder + ": cannot be written (expected: a data folder of this user's own); " + e);
        }
    }

    void close() {
        try {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be released", e);
        }
    }

    /** Until the channel is closed. */
    private static boolean takes(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void format() throws IOException {
        String directory = folder.toAbsolutePath().toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(directory)
                    .addDirectory(directory)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
