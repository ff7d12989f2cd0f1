package io.tuwen.encoder.picture;

import io.tuwen.encoder.picture.RiffChunks.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes a file of its own of an animation's frame, since the decoder takes stills only. */
final class WebPAnimation {
    private static final int FRAME_BYTES = 16;
    private static final int ALPHA = 0x10;
    /** RIFF, its size, WEBP; VP8X, its size, its ten bytes. */
    private static final int STILL_HEADER_BYTES = 12 + RiffChunks.HEADER_BYTES + 10;

    private WebPAnimation() {}

    /** @param data of an ANMF chunk */
    static WebPFile.Frame first(ByteBuffer data, WebPSize canvas) throws IOException {
        if (data.remaining() < FRAME_BYTES) {
            throw new IOException("ANMF of " + data.remaining() + " bytes");
        }
        int x = 2 * WebPSize.u24(data, 0);
        int y = 2 * WebPSize.u24(data, 3);
        WebPSize size = WebPSize.extended(data, 6);
        if (x + size.width() > canvas.width() || y + size.height() > canvas.height()) {
            throw new IOException(size + " at " + x + ", " + y + " on a canvas of " + canvas);
        }
        ByteBuffer chunks = data.slice(FRAME_BYTES, data.remaining() - FRAME_BYTES);
        Chunk picture = picture(new RiffChunks(chunks), size);
        return new WebPFile.Frame(x, y, still(chunks, size), WebPSize.space(picture));
    }

    private static Chunk picture(RiffChunks chunks, WebPSize declared) throws IOException {
        while (chunks.hasNext()) {
            Chunk chunk = chunks.next();
            if (chunk.type().equals("VP8 ") || chunk.type().equals("VP8L")) {
                if (!WebPSize.of(chunk).equals(declared)) {
                    throw new IOException(WebPSize.of(chunk) + " in a frame of " + declared);
                }
                return chunk;
            }
        }
        throw new IOException("no picture in the first frame");
    }

    private static byte[] still(ByteBuffer chunks, WebPSize size) {
        ByteBuffer still = ByteBuffer.allocate(STILL_HEADER_BYTES + chunks.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(STILL_HEADER_BYTES - RiffChunks.HEADER_BYTES + chunks.remaining())
                .put("WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(10)
                .putInt(ALPHA);
        u24(still, size.width() - 1);
        u24(still, size.height() - 1);
        return still.put(chunks.slice()).array();
    }

    private static void u24(ByteBuffer to, int value) {
        to.putShort((short) value).put((byte) (value >> 16));
    }
}
