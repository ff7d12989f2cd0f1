package io.tuwen.encoder.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * A PNG file. Samples are taken as they are stored; of 16 bits the high byte counts. The reader's colour model is not
 * asked: it would correct greys for gamma.
 */
record EncodedPng(byte[] file, PngChunks chunks) implements EncodedPicture {
    private static final int OPAQUE = 255;

    @Override
    public int width() {
        return chunks.width();
    }

    @Override
    public int height() {
        return chunks.height();
    }

    @Override
    public Orientation orientation() {
        return chunks.orientation();
    }

    @Override
    public PictureColours colours() {
        return chunks.colours();
    }

    @Override
    public int bytesPerPixel() {
        return chunks.sampleBytes() + RgbPicture.CHANNELS;
    }

    @Override
    public RgbPicture decode() throws IOException {
        BufferedImage image = read();
        byte[] pixels = new byte[width() * height() * RgbPicture.CHANNELS];
        Raster raster = image.getRaster();
        byte[] row = new byte[width() * raster.getNumBands()];
        Palette palette = image.getColorModel() instanceof IndexColorModel model ? onWhite(model) : null;
        for (int y = 0; y < height(); y++) {
            readRow(raster, y, row);
            if (palette != null) {
                palette.lookUp(row, 0, row.length, pixels, y * width());
            } else {
                clearKey(row);
                onWhite(row, raster.getNumBands(), pixels, y * width() * RgbPicture.CHANNELS);
            }
        }
        return new RgbPicture(width(), height(), pixels);
    }

    private BufferedImage read() throws IOException {
        ImageReader reader = ImageReaders.png(PngChunks.pixelsOnly(file, PngFormat.SIGNATURE.length));
        try {
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static void readRow(Raster raster, int y, byte[] row) {
        if (raster.getTransferType() == DataBuffer.TYPE_BYTE) {
            raster.getDataElements(0, y, raster.getWidth(), 1, row);
            return;
        }
        short[] wide = (short[]) raster.getDataElements(0, y, raster.getWidth(), 1, null);
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) (wide[i] >> 8);
        }
    }

    /** Indices beyond the palette are black. */
    private static Palette onWhite(IndexColorModel model) {
        byte[] palette = new byte[256 * RgbPicture.CHANNELS];
        for (int i = 0; i < Math.min(model.getMapSize(), 256); i++) {
            int to = i * RgbPicture.CHANNELS;
            int alpha = model.getAlpha(i);
            palette[to] = ColourRule.onWhite(model.getRed(i), alpha);
            palette[to + 1] = ColourRule.onWhite(model.getGreen(i), alpha);
            palette[to + 2] = ColourRule.onWhite(model.getBlue(i), alpha);
        }
        return new Palette(palette);
    }

    private void clearKey(byte[] greyAlpha) {
        if (chunks.clearGrey() >= 0) {
            for (int i = 0; i < greyAlpha.length; i += 2) {
                greyAlpha[i + 1] = (byte) ((greyAlpha[i] & 0xff) == chunks.clearGrey() ? 0 : OPAQUE);
            }
        }
    }

    /** @param bands 1: grey, 2: grey and alpha, 3: colours, 4: colours and alpha */
    private static void onWhite(byte[] row, int bands, byte[] pixels, int offset) {
        switch (bands) {
            case 1 -> ColourRule.greyToRgb(row, row.length, pixels, offset);
            case 2 -> greysOnWhite(row, pixels, offset);
            case 3 -> System.arraycopy(row, 0, pixels, offset, row.length);
            default -> coloursOnWhite(row, pixels, offset);
        }
    }

    private static void greysOnWhite(byte[] row, byte[] pixels, int offset) {
        for (int from = 0, to = offset; from < row.length; from += 2, to += RgbPicture.CHANNELS) {
            byte grey = ColourRule.onWhite(row[from] & 0xff, row[from + 1] & 0xff);
            pixels[to] = grey;
            pixels[to + 1] = grey;
            pixels[to + 2] = grey;
        }
    }

    /** Most pixels of most pictures are opaque. */
    private static void coloursOnWhite(byte[] row, byte[] pixels, int offset) {
        for (int from = 0, to = offset; from < row.length; from += 4, to += RgbPicture.CHANNELS) {
            int alpha = row[from + 3] & 0xff;
            if (alpha == OPAQUE) {
                pixels[to] = row[from];
                pixels[to + 1] = row[from + 1];
                pixels[to + 2] = row[from + 2];
            } else {
                pixels[to] = ColourRule.onWhite(row[from] & 0xff, alpha);
                pixels[to + 1] = ColourRule.onWhite(row[from + 1] & 0xff, alpha);
                pixels[to + 2] = ColourRule.onWhite(row[from + 2] & 0xff, alpha);
            }
        }
    }
}
