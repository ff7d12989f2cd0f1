package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/** The bytes of a response, counted after unpacking: what grows without end is given up as soon as it is too large. */
record HttpBody(CappedRead whole) {
    private static final int SHOWN = 40;

    /** @throws IOException when the body breaks off or is not packed as the host says */
    Outcome<ByteBuffer> read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (response.body().contentLength() > whole.maxBytes()) {
            return whole.tooLarge();
        }
        String coding = response.header("Content-Encoding", "identity");
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> whole.read(source.inputStream());
            case "gzip", "x-gzip" ->
                whole.read(Okio.buffer(new GzipSource(source)).inputStream());
            default ->
                Outcome.failed(
                        FailureCode.PICTURE_FORMAT_UNKNOWN,
                        "picture: Content-Encoding \"" + coding.substring(0, Math.min(coding.length(), SHOWN))
                                + "\" (expected: identity, which is asked for, or gzip)");
        };
    }
}
