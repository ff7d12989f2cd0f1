package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the headers of a BMP file tell.
 *
 * @param topDown rows are stored from the top
 * @param bits of a pixel
 * @param runs whether rows are compressed
 * @param masks of red, green, blue and alpha within a pixel of 16 or 32 bits; 0 for none
 * @param palette of pixels of up to 8 bits
 * @param start of the pixels
 */
record BmpHeader(
        int width, int height, boolean topDown, int bits, boolean runs, int[] masks, Palette palette, int start) {
    static final int CORE_BYTES = 12;

    /** Of the first header. */
    static final int FILE_BYTES = 14;

    private static final int INFO_BYTES = 40;
    private static final int PACKED = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int MASKED = 3;
    private static final int ALPHA_MASKED = 6;

    static int length(byte[] file) {
        return little(file).getInt(FILE_BYTES);
    }

    static BmpHeader read(byte[] file) throws IOException {
        ByteBuffer header = little(file);
        int length = length(file);
        if (file.length < FILE_BYTES + length) {
            throw new IOException("ends within its header");
        }
        boolean core = length < INFO_BYTES;
        if (core && length != CORE_BYTES) {
            throw unknown("header of " + length + " bytes");
        }
        int width = core ? header.getShort(18) & 0xffff : header.getInt(18);
        int height = core ? header.getShort(20) & 0xffff : header.getInt(22);
        if (width <= 0 || height == 0 || height == Integer.MIN_VALUE) {
            throw new IOException(width + " x " + height + " pixels");
        }
        int bits = header.getShort(core ? 24 : 28);
        int method = core ? PACKED : header.getInt(30);
        checkMethod(method, bits);
        return new BmpHeader(
                width,
                Math.abs(height),
                height < 0,
                bits,
                method == RLE8 || method == RLE4,
                BmpMasks.read(header, length, bits, method == MASKED || method == ALPHA_MASKED),
                BmpPalette.read(header, length, bits),
                start(header));
    }

    private static int start(ByteBuffer header) throws IOException {
        long start = Integer.toUnsignedLong(header.getInt(10));
        if (start > header.limit()) {
            throw new IOException("pixels begin at " + start + ", behind the end");
        }
        return (int) start;
    }

    private static void checkMethod(int method, int bits) {
        boolean known = switch (method) {
            case PACKED -> bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case RLE8 -> bits == 8;
            case RLE4 -> bits == 4;
            case MASKED, ALPHA_MASKED -> bits == 16 || bits == 32;
            default -> false;
        };
        if (!known) {
            throw unknown("compression " + method + " of " + bits + " bits a pixel");
        }
    }

    private static FailureException unknown(String what) {
        return new FailureException(
                FailureCode.PICTURE_FORMAT_UNKNOWN,
                "BMP with a " + what + " (expected: 1, 4, 8, 16, 24 or 32 bits, packed, masked or in runs)");
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }
}
