package io.tuwen.encoder.picture;

import java.io.IOException;

/** A picture file whose header has been read and whose pixels have not. */
interface EncodedPicture {

    /** As declared, in pixels; not negative. */
    int width();

    /** As declared, in pixels; not negative. */
    int height();

    Orientation orientation();

    PictureColours colours();

    /** Bytes that {@link #decode} holds at most for each declared pixel, on the heap and in native code. */
    int bytesPerPixel();

    /**
     * @return the picture as it is stored, not yet turned
     * @throws IOException when the file is damaged or ends early
     */
    RgbPicture decode() throws IOException;
}
