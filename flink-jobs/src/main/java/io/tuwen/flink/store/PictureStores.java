package io.tuwen.flink.store;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.fetch.BlockingPictureFetcher;
import io.tuwen.encoder.fetch.CappedRead;
import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.fetch.PatientPictureFetcher;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.SchemePictureFetcher;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Fetchers for references of every scheme that the settings name roots of. */
public final class PictureStores {

    private PictureStores() {}

    /**
     * The usual fetcher, and file systems beside it: one number of threads for all of them, that of calls to one host.
     *
     * @throws FailureException CONFIGURATION_INVALID when Flink knows no file system of a scheme here
     */
    public static PictureFetcher fetcher(EncoderSettings settings, List<StoreRoot> roots) {
        roots.forEach(PictureStores::requireFileSystem);
        FetchSettings fetch = settings.fetch();
        long maxBytes = settings.picture().maxBytes();
        SchemePictureFetcher usual = SchemePictureFetcher.standard(fetch, maxBytes);
        if (roots.isEmpty()) {
            return usual;
        }
        PictureFetcher reading = new BlockingPictureFetcher(
                new FileSystemReader(roots, new CappedRead(maxBytes)),
                fetch.calls().host().calls(),
                fetch.timeouts().call());
        PictureFetcher stores = new PatientPictureFetcher(reading, fetch.calls().host(), Clock.systemUTC());
        Map<String, PictureFetcher> further = new HashMap<>();
        roots.forEach(root -> further.put(root.scheme(), stores));
        return usual.plus(further);
    }

    private static void requireFileSystem(StoreRoot root) {
        try {
            FileSystem.get(root.uri());
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "tuwen.fetch.store-roots: " + root + " (expected: a scheme that Flink knows; put its file system's"
                            + " jar into a folder below plugins/): " + e.getMessage());
        } catch (IOException e) {
            // Away for now: its pictures wait, and the job need not.
        }
    }
}
