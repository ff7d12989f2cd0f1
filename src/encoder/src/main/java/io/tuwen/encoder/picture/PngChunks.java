package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What the chunks of a PNG file tell without decoding it. All of them up to the end mark are visited and those that the
 * pixels come from are held against their checksums, because the reader itself checks none and stops at the last pixel:
 * a damaged palette would pass it unseen.
 *
 * @param clearGrey the transparent one of greys of fewer than 8 bits, brought to 8; else -1. The reader overlooks it,
 *     for it compares the stored value with samples that are brought to 8 bits already.
 * @param sampleBytes of a pixel, as the reader holds it
 */
record PngChunks(
        int width, int height, int clearGrey, int sampleBytes, Orientation orientation, PictureColours colours) {
    private static final int HEADER_BYTES = 13;
    /** Bits of the colour type. */
    private static final int PALETTE = 1;

    private static final int COLOUR = 2;
    private static final int ALPHA = 4;

    /** Length and type before a chunk's data, checksum after it. */
    private static final int FRAME_BYTES = 12;

    /** @param first offset of the first chunk */
    static PngChunks read(byte[] file, int first) throws IOException {
        ByteBuffer chunks = ByteBuffer.wrap(file).position(first);
        ByteBuffer header = next(chunks, "IHDR");
        if (header.remaining() != HEADER_BYTES) {
            throw new IOException("IHDR of " + header.remaining() + " bytes");
        }
        int width = header.getInt();
        int height = header.getInt();
        if (width <= 0 || height <= 0) {
            throw new IOException("IHDR tells " + width + " x " + height + " pixels");
        }
        int depth = header.get();
        int colourType = header.get();
        boolean packedGrey = depth < 8 && colourType == 0;
        boolean transparent = (colourType & ALPHA) != 0;
        int clearGrey = -1;
        Orientation orientation = Orientation.TOP_LEFT;
        for (String type = ""; !type.equals("IEND"); ) {
            type = peekType(chunks);
            ByteBuffer data = next(chunks, type);
            if (type.equals("tRNS")) {
                transparent = true;
                boolean key = packedGrey && data.remaining() >= 2;
                clearGrey = key ? data.getShort() * 255 / ((1 << depth) - 1) : clearGrey;
            } else if (type.equals("eXIf")) {
                orientation = exif(data);
            }
        }
        PictureColours colours = new PictureColours(space(colourType), transparent);
        return new PngChunks(width, height, clearGrey, sampleBytes(colours, depth), orientation, colours);
    }

    private static int sampleBytes(PictureColours colours, int depth) {
        if (colours.space() == ColourSpace.PALETTE) {
            return 1;
        }
        int bands = (colours.space() == ColourSpace.RGB ? 3 : 1) + (colours.transparent() ? 1 : 0);
        return depth > 8 ? 2 * bands : bands;
    }

    private static ColourSpace space(int colourType) {
        if ((colourType & PALETTE) != 0) {
            return ColourSpace.PALETTE;
        }
        return (colourType & COLOUR) != 0 ? ColourSpace.RGB : ColourSpace.GREY;
    }

    /**
     * Leaves of a file whose chunks were found to be in order those that the pixels come from. The reader unpacks texts and
     * profiles of palette pictures, to whatever size.
     *
     * @param first offset of the first chunk
     */
    static byte[] pixelsOnly(byte[] file, int first) throws IOException {
        ByteBuffer pruned = ByteBuffer.allocate(file.length).put(file, 0, first);
        ByteBuffer chunks = ByteBuffer.wrap(file).position(first);
        for (String type = ""; !type.equals("IEND"); ) {
            type = peekType(chunks);
            int start = chunks.position();
            int end = start + FRAME_BYTES + chunks.getInt(start);
            if (isOfPixels(type)) {
                pruned.put(file, start, end - start);
            }
            chunks.position(end);
        }
        return pruned.array();
    }

    private static Orientation exif(ByteBuffer data) {
        byte[] exif = new byte[data.remaining()];
        data.get(exif);
        return ExifOrientation.read(exif, 0);
    }

    private static String peekType(ByteBuffer chunks) throws IOException {
        if (chunks.remaining() < FRAME_BYTES) {
            throw new IOException("ends before IEND");
        }
        byte[] type = new byte[4];
        chunks.get(chunks.position() + 4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** The data of the chunk at the position, which moves past it. */
    private static ByteBuffer next(ByteBuffer chunks, String expected) throws IOException {
        String type = peekType(chunks);
        int start = chunks.position();
        int length = chunks.getInt(start);
        if (!type.equals(expected) || length < 0 || length > chunks.remaining() - FRAME_BYTES) {
            throw new IOException("chunk of " + length + " bytes at " + start + " (expected: " + expected + ")");
        }
        if (isOfPixels(type)) {
            CRC32 crc = new CRC32();
            crc.update(chunks.slice(start + 4, length + 4));
            if ((int) crc.getValue() != chunks.getInt(start + 8 + length)) {
                throw new IOException("checksum of " + type + " at " + start + " is wrong");
            }
        }
        chunks.position(start + FRAME_BYTES + length);
        return chunks.slice(start + 8, length);
    }

    /** Critical chunks begin with a capital; of the others only transparency changes pixels. */
    private static boolean isOfPixels(String type) {
        return type.charAt(0) < 'a' || type.equals("tRNS");
    }
}
