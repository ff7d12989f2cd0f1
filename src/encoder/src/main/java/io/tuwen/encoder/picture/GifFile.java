package io.tuwen.encoder.picture;

/**
 * What the blocks of a GIF file tell without decoding it.
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param clear the transparent index, -1 for none
 * @param frame the first one
 */
record GifFile(int width, int height, int clear, GifFile.Frame frame) {

    /** Where a frame lies on the canvas. */
    record Frame(int x, int y, int width, int height, Samples samples) {}

    /**
     * @param palette red, green, blue of each index; empty means that indices are greys
     * @param bits of a sample, as the compressed data begins with
     */
    record Samples(boolean interlaced, byte[] palette, int bits, byte[] compressed) {}
}
