package io.tuwen.encoder.picture;

import java.io.IOException;
import java.util.Arrays;

/**
 * A GIF file. What the first frame leaves free of the canvas has the transparent colour, or else the palette's first: so
 * does Pillow.
 */
record EncodedGif(GifFile file) implements EncodedPicture {
    private static final int COLOURS = 256;
    /** First row and step of each pass. */
    private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    @Override
    public int width() {
        return file.width();
    }

    @Override
    public int height() {
        return file.height();
    }

    @Override
    public Orientation orientation() {
        return Orientation.TOP_LEFT;
    }

    @Override
    public PictureColours colours() {
        boolean grey = file.frame().samples().palette().length == 0;
        return new PictureColours(grey ? ColourSpace.GREY : ColourSpace.PALETTE, file.clear() >= 0);
    }

    /** An index, and its colour. */
    @Override
    public int bytesPerPixel() {
        return 1 + RgbPicture.CHANNELS;
    }

    @Override
    public RgbPicture decode() throws IOException {
        GifFile.Frame frame = file.frame();
        GifFile.Samples samples = frame.samples();
        byte[] indices = GifLzw.unpack(samples.compressed(), samples.bits(), frame.width() * frame.height());
        Palette palette = palette(samples.palette());
        byte[] pixels = new byte[width() * height() * RgbPicture.CHANNELS];
        if (indices.length < width() * height()) {
            palette.fill(pixels, Math.max(file.clear(), 0));
        }
        int[] rows = samples.interlaced() ? interlaced(frame.height()) : null;
        for (int y = 0; y < frame.height(); y++) {
            int row = frame.y() + (rows == null ? y : rows[y]);
            palette.lookUp(indices, y * frame.width(), frame.width(), pixels, row * width() + frame.x());
        }
        return new RgbPicture(width(), height(), pixels);
    }

    private Palette palette(byte[] stored) {
        byte[] colours = new byte[COLOURS * RgbPicture.CHANNELS];
        for (int i = 0; i < colours.length && stored.length == 0; i++) {
            colours[i] = (byte) (i / RgbPicture.CHANNELS);
        }
        System.arraycopy(stored, 0, colours, 0, stored.length);
        if (file.clear() >= 0) {
            int at = file.clear() * RgbPicture.CHANNELS;
            Arrays.fill(colours, at, at + RgbPicture.CHANNELS, (byte) 255);
        }
        return new Palette(colours);
    }

    /** Where each stored row belongs. */
    private static int[] interlaced(int height) {
        int[] rows = new int[height];
        int stored = 0;
        for (int[] pass : PASSES) {
            for (int row = pass[0]; row < height; row += pass[1]) {
                rows[stored++] = row;
            }
        }
        return rows;
    }
}
