package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.nio.ByteBuffer;

/**
 * Picture file to a small JPEG for people: decoded with the decoders and the limits that the index is filled with, turned
 * upright, never made larger. Nothing of the file itself goes into the JPEG. Safe for use by many threads; works on the
 * caller's, which waits while others hold the memory that is left for decodes.
 */
public final class PictureThumbnailer {
    private final PictureDecoder decoder;

    /** @throws FailureException CONFIGURATION_INVALID where a native decoder cannot be loaded */
    public PictureThumbnailer(PictureLimits limits) {
        this.decoder = new PictureDecoder(limits, true);
    }

    /**
     * @param file an encoded picture; position and limit stay
     * @param side pixels of the longer side, at most; at least 1
     * @return a JPEG file; or the failures of {@link PicturePreprocessor#prepare}
     */
    public Outcome<byte[]> thumbnail(ByteBuffer file, int side) {
        if (side < 1) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID, "side: " + side + " (expected: at least 1 pixel)");
        }
        return decoder.decode(file, (header, picture) -> small(picture, side)).map(JpegWriting::file);
    }

    private static RgbPicture small(RgbPicture picture, int side) {
        int longer = Math.max(picture.width(), picture.height());
        int width = scaled(picture.width(), longer, side);
        int height = scaled(picture.height(), longer, side);
        return new RgbPicture(width, height, new BicubicResize(width, height).resize(picture));
    }

    private static int scaled(int length, int longer, int side) {
        return longer <= side ? length : (int) Math.max(1, Math.round((double) length * side / longer));
    }
}
