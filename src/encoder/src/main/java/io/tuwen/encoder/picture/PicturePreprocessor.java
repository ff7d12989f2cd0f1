package io.tuwen.encoder.picture;

import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.nio.ByteBuffer;

/**
 * Picture file to the model's input, as the model contract wants it: format by content, limits by header, decoded,
 * turned upright, brought to RGB on white, stretched to the model's square. The same file gives the same bytes on every
 * machine. Safe for use by many threads; works on the caller's, which waits while others hold the memory that is left for
 * decodes.
 */
public final class PicturePreprocessor {
    private final PictureDecoder decoder;
    private final BicubicResize resize;

    /** @throws FailureException CONFIGURATION_INVALID where a native decoder cannot be loaded */
    public PicturePreprocessor(ImageContract contract, PictureLimits limits) {
        this.decoder = new PictureDecoder(limits, contract.orientation().equals("applied"));
        this.resize = new BicubicResize(contract.size());
    }

    /**
     * @param file an encoded picture; position and limit stay
     * @return size x size x 3 bytes: red, green, blue of each pixel, row by row; or PICTURE_EMPTY, PICTURE_TOO_LARGE,
     *     PICTURE_FORMAT_UNKNOWN, PICTURE_CORRUPT, CLOSED when interrupted
     */
    public Outcome<byte[]> prepare(ByteBuffer file) {
        return look(file).map(PictureSight::pixels);
    }

    /** As {@link #prepare}, with what the file tells of the picture. */
    public Outcome<PictureSight> look(ByteBuffer file) {
        return decoder.decode(file, (header, picture) -> new PictureSight(header, resize.resize(picture)));
    }
}
