package io.tuwen.testkit.servers;

import io.tuwen.local.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A server with a data folder that goes with it. */
record StartedServer(LocalServer server, Path data) implements AutoCloseable {

    static StartedServer start(RealServer kind, Consumer<String> progress) {
        try {
            Path data = Files.createTempDirectory("tuwen-" + kind.name().toLowerCase(Locale.ROOT) + "-");
            return new StartedServer(kind.start(RepositoryHome.find(), data, progress), data);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for " + kind, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
