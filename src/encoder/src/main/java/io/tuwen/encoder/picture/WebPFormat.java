package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.util.HexFormat;

/** WebP, lossy and lossless, with and without alpha; of an animation the first frame. */
final class WebPFormat implements PictureFormat {

    /** One lossless pixel. */
    private static final String PIXEL = "524946461c000000574542505650384c0f0000002f000000000710fd8ffe0722a2ff0100";

    /**
     * Decodes one pixel, so that a machine without libwebp is known at start and not by the first such picture.
     *
     * @throws FailureException CONFIGURATION_INVALID
     */
    static void requireDecoder() {
        try {
            new WebPFormat().open(HexFormat.of().parseHex(PIXEL)).decode();
        } catch (LinkageError | IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "WebP: libwebp cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage()
                            + " (expected: Linux with glibc, macOS or Windows, on x86-64 or arm64, and a folder that files"
                            + " can be run from: -Dcom.luciad.imageio.webp.tmpdir=DIR)");
        }
    }

    @Override
    public String name() {
        return "WebP";
    }

    @Override
    public boolean recognises(byte[] file) {
        return Signatures.at(file, 0, "RIFF") && Signatures.at(file, 8, "WEBP");
    }

    @Override
    public EncodedPicture open(byte[] file) throws IOException {
        return new EncodedWebP(WebPFile.read(file));
    }
}
