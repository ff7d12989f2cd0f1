package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the palette of a BMP file: blue, green, red, and a byte of nothing but in the oldest header. */
final class BmpPalette {
    private static final int COLOURS = 256;
    private static final int COLOURS_USED = 46;

    private BmpPalette() {}

    /** @param length of the second header, which the palette follows */
    static Palette read(ByteBuffer file, int length, int bits) throws IOException {
        byte[] rgb = new byte[COLOURS * RgbPicture.CHANNELS];
        boolean core = length == BmpHeader.CORE_BYTES;
        int entry = core ? 3 : 4;
        int count = bits > 8 ? 0 : core ? 1 << bits : used(file, bits);
        int at = BmpHeader.FILE_BYTES + length;
        if (file.limit() - at < count * entry) {
            throw new IOException("ends within its palette");
        }
        for (int i = 0; i < count; i++, at += entry) {
            rgb[i * RgbPicture.CHANNELS] = file.get(at + 2);
            rgb[i * RgbPicture.CHANNELS + 1] = file.get(at + 1);
            rgb[i * RgbPicture.CHANNELS + 2] = file.get(at);
        }
        return new Palette(rgb);
    }

    private static int used(ByteBuffer file, int bits) throws IOException {
        int used = file.getInt(COLOURS_USED);
        if (used < 0 || used > COLOURS) {
            throw new IOException("palette of " + Integer.toUnsignedLong(used) + " colours");
        }
        return used == 0 ? 1 << bits : used;
    }
}
