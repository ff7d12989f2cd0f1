package io.tuwen.encoder.picture;

import io.tuwen.encoder.picture.RiffChunks.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the chunks of a WebP file tell without decoding it (RFC 9649). All of them are visited, those of later frames too,
 * so that a file which is cut off anywhere is known to be.
 *
 * @param frame the still picture, or the first one of an animation
 * @param transparent whether any frame has opacities
 */
record WebPFile(WebPSize canvas, Frame frame, Orientation orientation, boolean transparent) {
    private static final int RIFF_BYTES = 12;
    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;
    private static final int EXTENDED_BYTES = 10;

    /** @param still a WebP file of this frame alone */
    record Frame(int x, int y, byte[] still, ColourSpace space) {}

    static WebPFile read(byte[] file) throws IOException {
        ByteBuffer riff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long length = Integer.toUnsignedLong(riff.getInt(4)) + RiffChunks.HEADER_BYTES;
        if (length > file.length || length < RIFF_BYTES) {
            throw new IOException("RIFF of " + length + " bytes");
        }
        RiffChunks chunks = new RiffChunks(riff.slice(RIFF_BYTES, (int) length - RIFF_BYTES));
        Chunk first = chunks.next();
        return switch (first.type()) {
            case "VP8 ", "VP8L" -> still(file, first, chunks);
            case "VP8X" -> extended(file, first.data(), chunks);
            default -> throw new IOException("first chunk " + first.type() + " (expected: VP8, VP8L or VP8X)");
        };
    }

    private static WebPFile still(byte[] file, Chunk picture, RiffChunks rest) throws IOException {
        while (rest.hasNext()) {
            rest.next();
        }
        WebPSize size = WebPSize.of(picture);
        Frame frame = new Frame(0, 0, file, WebPSize.space(picture));
        return new WebPFile(size, frame, Orientation.TOP_LEFT, WebPSize.transparent(picture));
    }

    private static WebPFile extended(byte[] file, ByteBuffer header, RiffChunks chunks) throws IOException {
        if (header.remaining() < EXTENDED_BYTES) {
            throw new IOException("VP8X of " + header.remaining() + " bytes");
        }
        boolean animated = (header.get(0) & ANIMATED) != 0;
        WebPSize canvas = WebPSize.extended(header, 4);
        Frame frame = null;
        Orientation orientation = Orientation.TOP_LEFT;
        while (chunks.hasNext()) {
            Chunk chunk = chunks.next();
            switch (chunk.type()) {
                case "ANMF" -> frame = frame == null && animated ? WebPAnimation.first(chunk.data(), canvas) : frame;
                case "VP8 ", "VP8L" -> frame = frame == null && !animated ? same(file, chunk, canvas) : frame;
                case "EXIF" -> orientation = orientation(chunk.data());
                default -> {}
            }
        }
        if (frame == null) {
            throw new IOException("no picture behind the header");
        }
        return new WebPFile(canvas, frame, orientation, (header.get(0) & ALPHA) != 0);
    }

    private static Frame same(byte[] file, Chunk chunk, WebPSize canvas) throws IOException {
        WebPSize size = WebPSize.of(chunk);
        if (!size.equals(canvas)) {
            throw new IOException(size + " on a canvas of " + canvas);
        }
        return new Frame(0, 0, file, WebPSize.space(chunk));
    }

    /** Some writers put JPEG's mark before the block. */
    private static Orientation orientation(ByteBuffer data) {
        byte[] exif = new byte[data.remaining()];
        data.get(0, exif);
        return ExifOrientation.read(exif, Signatures.at(exif, 0, "Exif\0\0") ? 6 : 0);
    }
}
