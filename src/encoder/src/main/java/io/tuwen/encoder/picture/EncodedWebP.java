package io.tuwen.encoder.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;

/** A WebP file. Its pixels are libwebp's; what a frame leaves free of its canvas is transparent. */
record EncodedWebP(WebPFile file) implements EncodedPicture {
    private static final int OPAQUE = 255;

    @Override
    public int width() {
        return file.canvas().width();
    }

    @Override
    public int height() {
        return file.canvas().height();
    }

    @Override
    public Orientation orientation() {
        return file.orientation();
    }

    @Override
    public PictureColours colours() {
        return new PictureColours(file.frame().space(), file.transparent());
    }

    /** libwebp's own copy, which it decodes lossless pictures by way of another one to, the reader's, and ours. */
    @Override
    public int bytesPerPixel() {
        int copies = file.frame().space() == ColourSpace.YCBCR ? 2 : 3;
        return copies * Integer.BYTES + RgbPicture.CHANNELS;
    }

    @Override
    public RgbPicture decode() throws IOException {
        BufferedImage frame = read();
        byte[] pixels = new byte[width() * height() * RgbPicture.CHANNELS];
        if (frame.getWidth() != width() || frame.getHeight() != height()) {
            Arrays.fill(pixels, (byte) OPAQUE);
        }
        int[] argb = ((DataBufferInt) frame.getRaster().getDataBuffer()).getData();
        boolean transparent = frame.getColorModel().hasAlpha();
        for (int y = 0; y < frame.getHeight(); y++) {
            int to = ((file.frame().y() + y) * width() + file.frame().x()) * RgbPicture.CHANNELS;
            int from = y * frame.getWidth();
            for (int end = from + frame.getWidth(); from < end; from++, to += RgbPicture.CHANNELS) {
                put(argb[from], transparent ? argb[from] >>> 24 : OPAQUE, pixels, to);
            }
        }
        return new RgbPicture(width(), height(), pixels);
    }

    private static void put(int rgb, int alpha, byte[] pixels, int to) {
        for (int channel = 0, shift = 16; channel < RgbPicture.CHANNELS; channel++, shift -= 8) {
            int sample = rgb >> shift & 0xff;
            pixels[to + channel] = ColourRule.onWhite(sample, alpha);
        }
    }

    private BufferedImage read() throws IOException {
        ImageReader reader = ImageReaders.webp(file.frame().still());
        try {
            return reader.read(0);
        } catch (OutOfMemoryError e) {
            // The heap's own errors have a message; libwebp's is what it also says of opacities it cannot read.
            if (e.getMessage() == null) {
                throw new IOException("libwebp gives up on it", e);
            }
            throw e;
        } finally {
            reader.dispose();
        }
    }
}
