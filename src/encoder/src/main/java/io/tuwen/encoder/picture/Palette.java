package io.tuwen.encoder.picture;

/**
 * Colours by index, already on white.
 *
 * @param rgb red, green, blue of each of 256 indices
 */
record Palette(byte[] rgb) {

    /** @param first of the pixels that receive the colours */
    void lookUp(byte[] indices, int from, int count, byte[] pixels, int first) {
        int to = first * RgbPicture.CHANNELS;
        for (int i = from; i < from + count; i++) {
            int colour = (indices[i] & 0xff) * RgbPicture.CHANNELS;
            pixels[to++] = rgb[colour];
            pixels[to++] = rgb[colour + 1];
            pixels[to++] = rgb[colour + 2];
        }
    }

    /** All pixels. */
    void fill(byte[] pixels, int index) {
        for (int to = 0; to < pixels.length; to += RgbPicture.CHANNELS) {
            System.arraycopy(rgb, index * RgbPicture.CHANNELS, pixels, to, RgbPicture.CHANNELS);
        }
    }
}
