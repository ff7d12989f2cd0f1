package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code file:} references under the allowed folders. Links are resolved before a file is looked at, so that none
 * leads out of them; the file is then opened folder by folder without following any, so that none that is put there
 * meanwhile does either.
 */
final class FileReader implements PictureReader {
    private final List<Path> roots;
    private final CappedRead whole;

    /** @param roots absolute folders; one that does not exist allows nothing */
    FileReader(List<Path> roots, long maxBytes) {
        this.roots = roots.stream().flatMap(FileReader::asNamedAndResolved).toList();
        this.whole = new CappedRead(maxBytes);
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
    public Outcome<ByteBuffer> read(URI uri) {
        try {
            Path named = Path.of(uri).normalize();
            return rootOf(named) == null ? FileVerdict.outside() : read(named);
        } catch (IllegalArgumentException e) {
            return Outcome.failed(
                    FailureCode.PICTURE_REFERENCE_INVALID,
                    "picture: no readable file address (expected: file:///folder/file): " + e.getMessage());
        }
    }

    private Outcome<ByteBuffer> read(Path named) {
        try {
            Path file = named.toRealPath();
            Path root = rootOf(file);
            return root == null ? FileVerdict.outside() : content(root, file);
        } catch (IOException e) {
            return FileVerdict.of(e);
        }
    }

    private Outcome<ByteBuffer> content(Path root, Path file) throws IOException {
        try (UnlinkedFile opened = UnlinkedFile.open(root, root.relativize(file))) {
            if (!opened.isRegular()) {
                return FileVerdict.notFound();
            }
            try (InputStream in = Channels.newInputStream(opened.channel())) {
                return whole.read(in);
            }
        }
    }

    private @Nullable Path rootOf(Path path) {
        return roots.stream().filter(path::startsWith).findFirst().orElse(null);
    }
}
