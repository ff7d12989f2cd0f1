package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * All of a stream, unless it is too long.
 *
 * @param maxBytes of a picture
 */
public record CappedRead(long maxBytes) {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    /** @return PICTURE_TOO_LARGE as soon as there is a byte too many */
    public Outcome<ByteBuffer> read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, MOST_BYTES));
        return bytes.length > maxBytes ? tooLarge() : Outcome.success(ByteBuffer.wrap(bytes));
    }

    Outcome<ByteBuffer> tooLarge() {
        return Outcome.failed(
                FailureCode.PICTURE_TOO_LARGE,
                "picture: larger than allowed (expected: at most " + maxBytes + " bytes)");
    }
}
