package io.tuwen.encoder.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every format that is decoded. */
final class PictureFormats {
    static final List<PictureFormat> ALL = List.of(
            new JpegFormat(), new PngFormat(), new WebPFormat(), new GifFormat(), new BmpFormat(), new TiffFormat());

    /** For messages. */
    static final String NAMES = "JPEG, PNG, WebP, GIF, BMP or TIFF";

    private PictureFormats() {}

    /** @return null for what is none of them */
    static @Nullable PictureFormat of(byte[] file) {
        for (PictureFormat format : ALL) {
            if (format.recognises(file)) {
                return format;
            }
        }
        return null;
    }
}
