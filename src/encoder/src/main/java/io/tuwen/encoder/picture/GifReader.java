package io.tuwen.encoder.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Walks the blocks of one GIF file up to its end mark (GIF89a specification), so that a cut anywhere is found. */
final class GifReader {
    private static final int SIGNATURE_BYTES = 6;
    private static final int CONTROL = 0xf9;
    private static final int CONTROL_BYTES = 4;

    private final ByteBuffer bytes;
    private byte[] palette = new byte[0];
    private int clear = -1;

    GifReader(byte[] file) {
        bytes = ByteBuffer.wrap(file).position(SIGNATURE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    GifFile read() throws IOException {
        need(7);
        int width = u16();
        int height = u16();
        int flags = u8();
        bytes.getShort();
        palette = palette(flags);
        GifFile.Frame frame = frames();
        // Pillow's rule: a canvas too small for its frame grows.
        return new GifFile(
                Math.max(width, frame.x() + frame.width()), Math.max(height, frame.y() + frame.height()), clear, frame);
    }

    private GifFile.Frame frames() throws IOException {
        GifFile.Frame first = null;
        while (true) {
            need(1);
            int mark = u8();
            switch (mark) {
                case '!' -> extension(first == null);
                case ',' -> first = frame(first);
                case ';' -> {
                    if (first == null) {
                        throw new IOException("no frame before the end mark");
                    }
                    return first;
                }
                case 0 -> {}
                default -> throw new IOException("block " + mark + " at " + (bytes.position() - 1));
            }
        }
    }

    private void extension(boolean ofFirst) throws IOException {
        need(1);
        boolean control = u8() == CONTROL;
        byte[] data = blocks(control && ofFirst);
        if (data.length >= CONTROL_BYTES && (data[0] & 1) != 0) {
            clear = data[3] & 0xff;
        }
    }

    /** Later frames are walked for a cut only. */
    private GifFile.Frame frame(GifFile.@Nullable Frame first) throws IOException {
        need(9);
        int x = u16();
        int y = u16();
        int width = u16();
        int height = u16();
        if (width == 0 || height == 0) {
            throw new IOException("frame of " + width + " x " + height + " pixels");
        }
        int flags = u8();
        byte[] own = palette(flags);
        need(1);
        int bits = u8();
        byte[] data = blocks(first == null);
        if (first != null) {
            return first;
        }
        byte[] colours = own.length > 0 ? own : palette;
        return new GifFile.Frame(x, y, width, height, new GifFile.Samples((flags & 0x40) != 0, colours, bits, data));
    }

    private byte[] palette(int flags) throws IOException {
        byte[] colours = new byte[(flags & 0x80) == 0 ? 0 : RgbPicture.CHANNELS << (flags & 7) + 1];
        need(colours.length);
        bytes.get(colours);
        return colours;
    }

    /** Sub-blocks up to the empty one, joined when they are wanted. */
    private byte[] blocks(boolean wanted) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        while (true) {
            need(1);
            int length = u8();
            if (length == 0) {
                return joined.toByteArray();
            }
            need(length);
            if (wanted) {
                joined.write(bytes.array(), bytes.position(), length);
            }
            bytes.position(bytes.position() + length);
        }
    }

    private void need(int count) throws IOException {
        if (bytes.remaining() < count) {
            throw new IOException("ends before its end mark");
        }
    }

    private int u8() {
        return bytes.get() & 0xff;
    }

    private int u16() {
        return bytes.getShort() & 0xffff;
    }
}
