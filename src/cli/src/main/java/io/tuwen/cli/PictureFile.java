package io.tuwen.cli;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Query;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code --image} names. */
final class PictureFile {
    private PictureFile() {}

    /** @throws FailureException CONFIGURATION_INVALID when it cannot be read */
    static Query.Picture read(Path file) {
        try {
            return new Query.Picture(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--image " + file + ": cannot be read (expected: a picture file)");
        }
    }
}
