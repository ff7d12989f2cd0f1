package io.tuwen.flink.store;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.fetch.CappedRead;
import io.tuwen.encoder.fetch.FileVerdict;
import io.tuwen.encoder.fetch.PictureReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
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
            return Outcome.failed(
                    FailureCode.PICTURE_REFERENCE_INVALID,
                    "picture: no plain address of a file (expected: scheme://bucket/folder/file)");
        }
        if (roots.stream().noneMatch(root -> root.holds(uri))) {
            return FileVerdict.outside();
        }
        Path path = new Path(uri);
        try (InputStream in = path.getFileSystem().open(path)) {
            return whole.read(in);
        } catch (IOException e) {
            return verdict(e);
        }
    }

    private static Outcome<ByteBuffer> verdict(IOException e) {
        return e.getClass().getSimpleName().equals(HADOOPS_REFUSAL) ? FileVerdict.forbidden() : FileVerdict.of(e);
    }
}
