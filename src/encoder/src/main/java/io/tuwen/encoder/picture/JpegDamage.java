package io.tuwen.encoder.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Ends a decode where libjpeg only warns: it would go on with grey where data is missing or unreadable, and warn of tens
 * of thousands of missing bytes one by one.
 */
final class JpegDamage implements IIOReadWarningListener {
    private static final List<String> DAMAGE = List.of(
            "Truncated File",
            "Premature end",
            "Corrupt JPEG data: premature end",
            "Corrupt JPEG data: bad Huffman code",
            "Corrupt JPEG data: found marker",
            "Inconsistent progression sequence");

    /** @throws UncheckedIOException with the warning, which comes out of the reader as it is */
    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (DAMAGE.stream().anyMatch(warning::startsWith)) {
            throw new UncheckedIOException(new IOException(warning));
        }
    }
}
