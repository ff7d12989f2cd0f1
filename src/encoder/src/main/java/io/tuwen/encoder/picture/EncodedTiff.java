package io.tuwen.encoder.picture;

import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/** The first page of a TIFF file. Only samples are asked of the reader; {@link TiffSamples} makes colours of them. */
record EncodedTiff(byte[] file, TiffPage page) implements EncodedPicture {

    @Override
    public int width() {
        return page.width();
    }

    @Override
    public int height() {
        return page.height();
    }

    @Override
    public Orientation orientation() {
        return page.orientation();
    }

    @Override
    public PictureColours colours() {
        return new PictureColours(page.colours().kind().space(), page.colours().alpha() != TiffColours.Alpha.NONE);
    }

    /** Samples, at most as many again while a tile or a JPEG is decoded, and ours. */
    @Override
    public int bytesPerPixel() {
        int samples = page.samples() * (page.bits() > 8 ? 2 : 1);
        int jpeg = page.compression() == TiffPage.JPEG ? 2 * samples : 0;
        return 2 * samples + jpeg + RgbPicture.CHANNELS;
    }

    @Override
    public RgbPicture decode() throws IOException {
        TiffTiles.of(page).check();
        if (page.compression() == TiffPage.JPEG) {
            return TiffJpeg.decode(file, page);
        }
        Raster raster = read();
        if (raster.getWidth() != width() || raster.getHeight() != height() || raster.getNumBands() != page.samples()) {
            throw new IOException("decoded to " + raster);
        }
        byte[] pixels = new byte[width() * height() * RgbPicture.CHANNELS];
        TiffSamples samples = new TiffSamples(page);
        int[] row = new int[width() * page.samples()];
        for (int y = 0; y < height(); y++) {
            samples.toRgb(raster.getPixels(0, y, width(), 1, row), pixels, y * width() * RgbPicture.CHANNELS);
        }
        return new RgbPicture(width(), height(), pixels);
    }

    private Raster read() throws IOException {
        ImageReader reader = ImageReaders.tiff(TiffPruning.pixelsOnly(file));
        try {
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }
}
