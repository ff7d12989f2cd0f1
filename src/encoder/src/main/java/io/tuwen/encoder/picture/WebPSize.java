package io.tuwen.encoder.picture;

import io.tuwen.encoder.picture.RiffChunks.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Width and height as the header of a frame or of a canvas tells them. */
record WebPSize(int width, int height) {
    private static final int LOSSY_BYTES = 10;
    private static final int LOSSLESS_BYTES = 5;
    private static final int LOSSLESS_MARK = 0x2f;
    private static final int ALPHA_BIT = 28;
    /** Fourteen bits. */
    private static final int MOST = 0x3fff;

    /** @param chunk VP8 or VP8L */
    static WebPSize of(Chunk chunk) throws IOException {
        return chunk.type().equals("VP8L") ? lossless(chunk.data()) : lossy(chunk.data());
    }

    /** RFC 6386, 9.1. */
    private static WebPSize lossy(ByteBuffer data) throws IOException {
        boolean key = data.remaining() >= LOSSY_BYTES && (data.get(0) & 1) == 0;
        if (!key || data.get(3) != (byte) 0x9d || data.get(4) != 1 || data.get(5) != 0x2a) {
            throw new IOException("VP8 that does not begin with a key frame");
        }
        return new WebPSize(data.getShort(6) & MOST, data.getShort(8) & MOST);
    }

    /** RFC 9649, 3.4. */
    private static WebPSize lossless(ByteBuffer data) throws IOException {
        if (data.remaining() < LOSSLESS_BYTES || data.get(0) != LOSSLESS_MARK) {
            throw new IOException("VP8L without its mark");
        }
        int bits = data.getInt(1);
        return new WebPSize((bits & MOST) + 1, (bits >>> 14 & MOST) + 1);
    }

    static ColourSpace space(Chunk chunk) {
        return chunk.type().equals("VP8L") ? ColourSpace.RGB : ColourSpace.YCBCR;
    }

    /** Lossy pictures have opacities beside them, in files with an extended header only. */
    static boolean transparent(Chunk chunk) {
        return chunk.type().equals("VP8L") && (chunk.data().getInt(1) >>> ALPHA_BIT & 1) != 0;
    }

    /** Three bytes each, less one. */
    static WebPSize extended(ByteBuffer data, int at) {
        return new WebPSize(u24(data, at) + 1, u24(data, at + 3) + 1);
    }

    static int u24(ByteBuffer data, int at) {
        return (data.getShort(at) & 0xffff) | (data.get(at + 2) & 0xff) << 16;
    }

    /** For messages. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
