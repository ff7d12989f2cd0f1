package io.tuwen.encoder.picture;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageReader;

/**
 * A JPEG file. Only samples are asked of the reader; colours are made of them by {@link ColourRule}, because the
 * reader's own conversion goes through colour profiles and differs from libjpeg's.
 */
record EncodedJpeg(byte[] file, JpegFrame frame, Orientation orientation) implements EncodedPicture {
    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    @Override
    public PictureColours colours() {
        return new PictureColours(frame.colours(), false);
    }

    /** Samples become RGB in place, unless they are fewer. A coefficient has two bytes. */
    @Override
    public int bytesPerPixel() {
        int samples = frame.colours().samples();
        int rgb = samples < RgbPicture.CHANNELS ? RgbPicture.CHANNELS : 0;
        return samples + rgb + (frame.scans() ? 2 * samples : 0);
    }

    @Override
    public RgbPicture decode() throws IOException {
        byte[] samples = samples();
        int pixels = width() * height();
        switch (frame.colours()) {
            case GREY -> samples = ColourRule.greyToRgb(samples, pixels);
            case RGB -> {}
            case PALETTE -> throw new IllegalStateException("JPEG has no palette");
            case YCBCR -> ColourRule.ycbcrToRgb(samples, pixels);
            case CMYK -> ColourRule.inksToRgb(samples, pixels, false);
            case YCCK -> ColourRule.inksToRgb(samples, pixels, true);
        }
        return new RgbPicture(width(), height(), samples);
    }

    private byte[] samples() throws IOException {
        ImageReader reader = ImageReaders.jpeg(file);
        try {
            if (reader.getWidth(0) != width() || reader.getHeight(0) != height()) {
                throw new IOException("two frame headers that differ");
            }
            reader.addIIOReadWarningListener(new JpegDamage());
            return samples(reader.readRaster(0, null));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            reader.dispose();
        }
    }

    private byte[] samples(Raster raster) throws IOException {
        int length = width() * height() * frame.colours().samples();
        if (raster.getDataBuffer() instanceof DataBufferByte buffer && buffer.getData().length == length) {
            return buffer.getData();
        }
        throw new IOException("decoded to " + raster + " (expected: " + length + " bytes)");
    }
}
