package io.tuwen.encoder.picture;

import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Hears what libjpeg only warns of: it goes on with grey where data is missing or unreadable. Of one decode. */
final class JpegDamage implements IIOReadWarningListener {
    private static final List<String> DAMAGE = List.of(
            "Truncated File",
            "Premature end",
            "Corrupt JPEG data: premature end",
            "Corrupt JPEG data: bad Huffman code",
            "Corrupt JPEG data: found marker",
            "Inconsistent progression sequence");

    private @Nullable String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first == null && DAMAGE.stream().anyMatch(warning::startsWith)) {
            first = warning;
        }
    }

    void throwIfAny() throws IOException {
        if (first != null) {
            throw new IOException(first);
        }
    }
}
