package io.tuwen.encoder.picture;

/**
 * A decoded picture.
 *
 * @param pixels red, green, blue of each pixel, row by row; may be longer than the picture needs
 */
record RgbPicture(int width, int height, byte[] pixels) {
    static final int CHANNELS = 3;
}
