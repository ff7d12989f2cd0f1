package io.tuwen.schemas.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Apicurio Registry, which the build unpacked, as a process of its own with everything in its memory. */
final class RealRegistry implements AutoCloseable {
    private static final Path HOME = Path.of("target/registry");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final int START_SECONDS = 120;

    private final Process process;
    private final Thread killer;
    private final URI address;

    private RealRegistry(Process process, URI address) {
        this.process = process;
        this.address = address;
        this.killer = new Thread(process::destroyForcibly, "real-registry-killer");
        Runtime.getRuntime().addShutdownHook(killer);
    }

    static RealRegistry start() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-jar",
                        runner())
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<URI> listening = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, listening), "real-registry-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return new RealRegistry(process, listening.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String runner() throws IOException {
        try (Stream<Path> files = Files.list(HOME)) {
            return HOME.relativize(files.filter(file -> file.toString().endsWith("-runner.jar"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(HOME + ": empty (expected: unpacked by the build)")))
                    .toString();
        }
    }

    private static void read(Process process, CompletableFuture<URI> listening) {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.find()) {
                    listening.complete(URI.create(matcher.group(1) + "/apis/ccompat/v7"));
                }
                if (!listening.isDone()) {
                    output.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            listening.completeExceptionally(new IllegalStateException("the registry ended:\n" + output));
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
