package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A BMP file. */
record EncodedBmp(byte[] file, BmpHeader header) implements EncodedPicture {
    private static final int OPAQUE = 255;

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public Orientation orientation() {
        return Orientation.TOP_LEFT;
    }

    @Override
    public PictureColours colours() {
        return new PictureColours(header.bits() > 8 ? ColourSpace.RGB : ColourSpace.PALETTE, header.masks()[3] != 0);
    }

    /** Of runs an index, and its colour. */
    @Override
    public int bytesPerPixel() {
        return 1 + RgbPicture.CHANNELS;
    }

    @Override
    public RgbPicture decode() throws IOException {
        byte[] pixels = new byte[width() * height() * RgbPicture.CHANNELS];
        if (header.runs()) {
            byte[] indices = new BmpRuns(file, header).unpack();
            for (int row = 0; row < height(); row++) {
                header.palette().lookUp(indices, row * width(), width(), pixels, target(row));
            }
            return new RgbPicture(width(), height(), pixels);
        }
        long stride = ((long) width() * header.bits() + 31) / 32 * 4;
        if (stride * height() > file.length - header.start()) {
            throw new IOException(
                    file.length - header.start() + " bytes of pixels (expected: " + stride * height() + ")");
        }
        ByteBuffer rows = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < height(); row++) {
            unpack(rows, header.start() + row * (int) stride, pixels, target(row));
        }
        return new RgbPicture(width(), height(), pixels);
    }

    /** The first pixel that a stored row belongs to. */
    private int target(int row) {
        return (header.topDown() ? row : height() - 1 - row) * width();
    }

    private void unpack(ByteBuffer rows, int from, byte[] pixels, int first) {
        int to = first * RgbPicture.CHANNELS;
        switch (header.bits()) {
            case 16 -> {
                for (int x = 0; x < width(); x++, to += RgbPicture.CHANNELS) {
                    masked(rows.getShort(from + 2 * x) & 0xffff, pixels, to);
                }
            }
            case 24 -> {
                for (int at = from; at < from + 3 * width(); at += 3, to += RgbPicture.CHANNELS) {
                    pixels[to] = file[at + 2];
                    pixels[to + 1] = file[at + 1];
                    pixels[to + 2] = file[at];
                }
            }
            case 32 -> {
                for (int x = 0; x < width(); x++, to += RgbPicture.CHANNELS) {
                    masked(rows.getInt(from + 4 * x), pixels, to);
                }
            }
            default -> header.palette().lookUp(indices(from), 0, width(), pixels, first);
        }
    }

    private void masked(int pixel, byte[] pixels, int to) {
        int[] masks = header.masks();
        int alpha = masks[3] == 0 ? OPAQUE : BmpMasks.sample(pixel, masks[3]);
        for (int channel = 0; channel < RgbPicture.CHANNELS; channel++) {
            int sample = BmpMasks.sample(pixel, masks[channel]);
            pixels[to + channel] = ColourRule.onWhite(sample, alpha);
        }
    }

    private byte[] indices(int from) {
        byte[] indices = new byte[width()];
        int bits = header.bits();
        for (int x = 0; x < indices.length; x++) {
            int bit = x * bits;
            int shift = 8 - bits - bit % 8;
            indices[x] = (byte) (file[from + bit / 8] >> shift & (1 << bits) - 1);
        }
        return indices;
    }
}
