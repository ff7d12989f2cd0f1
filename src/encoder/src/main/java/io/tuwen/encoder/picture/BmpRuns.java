package io.tuwen.encoder.picture;

import java.io.IOException;

/**
 * The run lengths of BMP, of 4 and 8 bits: pairs of a count and what to repeat; a count of 0 escapes to the end of a row,
 * the end of the picture, a jump, or samples as they are. Whoever ends before the last pixel or without saying so is cut
 * off; what a jump leaves out is the palette's first colour.
 */
final class BmpRuns {
    private static final int END_OF_ROW = 0;
    private static final int END = 1;
    private static final int JUMP = 2;

    private final byte[] file;
    private final int width;
    private final boolean nibbles;
    private final byte[] indices;
    private int at;
    private int x;
    private int y;

    BmpRuns(byte[] file, BmpHeader header) {
        this.file = file;
        this.width = header.width();
        this.nibbles = header.bits() == 4;
        this.at = header.start();
        this.indices = new byte[width * header.height()];
    }

    /** @return an index a pixel, in the order of the stored rows */
    byte[] unpack() throws IOException {
        int height = indices.length / width;
        while (true) {
            int count = next();
            int value = next();
            if (count > 0) {
                put(count, value);
            } else if (value == END_OF_ROW) {
                x = 0;
                y++;
            } else if (value == END) {
                if (y < height - 1 || (y == height - 1 && x < width)) {
                    throw new IOException("ends in row " + y + " of " + height);
                }
                return indices;
            } else if (value == JUMP) {
                x += next();
                y += next();
            } else {
                copy(value);
            }
        }
    }

    private void copy(int count) throws IOException {
        int start = at;
        for (int i = 0; i < count; i += nibbles ? 2 : 1) {
            int value = next();
            put(Math.min(nibbles ? 2 : 1, count - i), value);
        }
        // Padded to whole words.
        if ((at - start) % 2 != 0) {
            next();
        }
    }

    /** @param value one sample, or two in turn, the upper first */
    private void put(int count, int value) {
        for (int i = 0; i < count; i++, x++) {
            int sample = nibbles ? (i % 2 == 0 ? value >> 4 : value & 15) : value;
            if (x < width && y < indices.length / width) {
                indices[y * width + x] = (byte) sample;
            }
        }
    }

    private int next() throws IOException {
        if (at == file.length) {
            throw new IOException("ends before its end mark");
        }
        return file[at++] & 0xff;
    }
}
