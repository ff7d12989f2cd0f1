package io.tuwen.flink.store;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.fetch.CappedRead;
import io.tuwen.encoder.fetch.PictureReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * Reads references below the allowed roots with whatever file system Flink has for their scheme. Credentials are Flink's
 * configuration's.
 */
record FileSystemReader(List<StoreRoot> roots, CappedRead whole) implements PictureReader {
    /** Hadoop's refusal, which a plugin brings under a name of its own. */
    private static final String HADOOPS_REFUSAL = "AccessControlException";

    @Override
    public Outcome<ByteBuffer> read(URI uri) {
        if (!StoreRoot.isPlain(uri)) {
            return failed(
                    FailureCode.PICTURE_REFERENCE_INVALID,
                    "no plain address of a file (expected: scheme://bucket/folder/file)");
        }
        if (roots.stream().noneMatch(root -> root.holds(uri))) {
            return failed(FailureCode.PICTURE_ADDRESS_BLOCKED, "the file lies outside the folders that are allowed");
        }
        Path path = new Path(uri);
        try (InputStream in = path.getFileSystem().open(path)) {
            return whole.read(in);
        } catch (IOException e) {
            return verdict(e);
        }
    }

    private static Outcome<ByteBuffer> verdict(IOException e) {
        if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
            return failed(FailureCode.PICTURE_NOT_FOUND, "no such file");
        }
        if (e instanceof AccessDeniedException || e.getClass().getSimpleName().equals(HADOOPS_REFUSAL)) {
            return failed(FailureCode.PICTURE_FORBIDDEN, "the file may not be read by this process");
        }
        return failed(FailureCode.PICTURE_HOST_UNAVAILABLE, "the file cannot be read now: " + e);
    }

    private static Outcome<ByteBuffer> failed(FailureCode code, String message) {
        return Outcome.failed(code, "picture: " + message);
    }
}
