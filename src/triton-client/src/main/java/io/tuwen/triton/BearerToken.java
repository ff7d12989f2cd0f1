package io.tuwen.triton;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the token in a file with each call, read again whenever the file changes, so that tokens can be rotated under a
 * running job. While the file is gone, as it is for moments of a rotation, the last token goes on.
 */
final class BearerToken extends CallCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Path file;
    private @Nullable Token newest;

    BearerToken(Path file) {
        this.file = file;
    }

    private record Token(String value, FileTime modified) {}

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        executor.execute(() -> {
            try {
                Metadata headers = new Metadata();
                headers.put(AUTHORIZATION, "Bearer " + value());
                applier.apply(headers);
            } catch (IOException | RuntimeException e) {
                applier.fail(Status.UNAUTHENTICATED
                        .withDescription("token file " + file + ": cannot be read (expected: one token in ASCII)")
                        .withCause(e));
            }
        });
    }

    private synchronized String value() throws IOException {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (newest == null || !newest.modified.equals(modified)) {
                newest = new Token(Files.readString(file).strip(), modified);
            }
        } catch (IOException e) {
            if (newest == null) {
                throw e;
            }
            LOG.debug("token file {} cannot be read, the last token is used", file, e);
        }
        return newest.value;
    }
}
