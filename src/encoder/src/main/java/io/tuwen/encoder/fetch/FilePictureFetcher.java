package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/**
 * Reads {@code file:} references under the allowed folders. Links are resolved before a file is looked at, so that none
 * leads out of them.
 */
final class FilePictureFetcher implements PictureFetcher {
    private static final int READERS = 4;

    private final Flights flights = new Flights();
    private final ExecutorService threads = FetchThreads.atMost(READERS, "picture-read");
    private final List<Path> roots;
    private final long maxBytes;

    /** @param roots absolute folders; one that does not exist allows nothing */
    FilePictureFetcher(List<Path> roots, long maxBytes) {
        this.roots =
                roots.stream().flatMap(FilePictureFetcher::asNamedAndResolved).toList();
        this.maxBytes = maxBytes;
    }

    private static Stream<Path> asNamedAndResolved(Path root) {
        Path named = root.toAbsolutePath().normalize();
        try {
            return Stream.of(named, named.toRealPath()).distinct();
        } catch (IOException e) {
            return Stream.of(named);
        }
    }

    @Override
    public CompletableFuture<Outcome<ByteBuffer>> fetch(URI uri) {
        CompletableFuture<Outcome<ByteBuffer>> flight = flights.begin();
        try {
            threads.execute(() -> read(uri, flight));
        } catch (RejectedExecutionException e) {
            // Closed since: the flight is complete.
            return flight;
        }
        return flight;
    }

    /** An error such as a lack of memory goes on to the thread's handler, but nobody waits for ever. */
    private void read(URI uri, CompletableFuture<Outcome<ByteBuffer>> flight) {
        try {
            flight.complete(read(uri));
        } finally {
            flight.complete(Outcome.failed(
                    FailureCode.PICTURE_HOST_UNAVAILABLE,
                    "picture: the file cannot be read now; standard error tells why"));
        }
    }

    private Outcome<ByteBuffer> read(URI uri) {
        try {
            Path named = Path.of(uri).normalize();
            return isAllowed(named) ? read(named) : blocked();
        } catch (IllegalArgumentException e) {
            return Outcome.failed(
                    FailureCode.PICTURE_REFERENCE_INVALID,
                    "picture: no readable file address (expected: file:///folder/file): " + e.getMessage());
        }
    }

    private Outcome<ByteBuffer> read(Path named) {
        try {
            Path file = named.toRealPath();
            if (!isAllowed(file)) {
                return blocked();
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return notFound();
            }
            return content(file);
        } catch (NoSuchFileException e) {
            return notFound();
        } catch (AccessDeniedException e) {
            return Outcome.failed(FailureCode.PICTURE_FORBIDDEN, "picture: the file may not be read by this process");
        } catch (IOException e) {
            return Outcome.failed(FailureCode.PICTURE_HOST_UNAVAILABLE, "picture: the file cannot be read now: " + e);
        }
    }

    private Outcome<ByteBuffer> content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > maxBytes) {
                return Outcome.failed(
                        FailureCode.PICTURE_TOO_LARGE,
                        "picture: larger than allowed (expected: at most " + maxBytes + " bytes)");
            }
            return Outcome.success(ByteBuffer.wrap(bytes));
        }
    }

    private boolean isAllowed(Path path) {
        return roots.stream().anyMatch(path::startsWith);
    }

    private static Outcome<ByteBuffer> blocked() {
        return Outcome.failed(
                FailureCode.PICTURE_ADDRESS_BLOCKED, "picture: the file lies outside the folders that are allowed");
    }

    private static Outcome<ByteBuffer> notFound() {
        return Outcome.failed(FailureCode.PICTURE_NOT_FOUND, "picture: no such file");
    }

    @Override
    public void close() {
        flights.close();
        threads.shutdown();
    }
}
