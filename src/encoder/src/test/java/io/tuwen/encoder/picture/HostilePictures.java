package io.tuwen.encoder.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Faults that only one format can have, most of them on purpose. */
final class HostilePictures {
    private static final int PNG_HEADER_BYTES = 33;

    private HostilePictures() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> faults = new LinkedHashMap<>();
        faults.put(
                "JPEG of arithmetic coding", at("JPEG", BadPictures.indexOf(sound("JPEG"), "\u00ff\u00c0") + 1, 0xc9));
        faults.put("JPEG with two frame headers that differ", twoFrames());
        faults.put("PNG with a text and a profile of 256 MB when unpacked", pngBomb());
        faults.put("PNG whose palette fails its checksum", palette());
        faults.put("WebP whose frame is larger than its canvas", webpFrame());
        faults.put("WebP whose first chunk is of no known kind", at("WebP", 15, '9'));
        faults.put("GIF with fewer samples than pixels", gif(7, 200));
        faults.put("GIF with a code that nothing stands for", at("GIF", BadPictures.FIRST_GIF_FRAME + 40, 0xff));
        faults.put("BMP that holds a JPEG", at("BMP", 30, 4));
        faults.put("BMP of runs that stop early", runs());
        faults.put("TIFF whose pages follow each other in a circle", circle());
        faults.put("TIFF with a strip beyond its end", BadPictures.tiff(sound("TIFF"), 273, 1 << 28));
        faults.put("TIFF with tiles of 65,535 x 65,535 pixels", tiles(65_535, 65_535));
        faults.put("TIFF of a million tiles", BadPictures.tiff(tiles(1, 1), 256, 1000, 257, 1000));
        faults.put("TIFF of fax compression", BadPictures.tiff(sound("TIFF"), 259, 4));
        faults.put("TIFF of 64-bit offsets", BadPictures.latin("II+\0\10\0\0\0\20\0\0\0\0\0\0\0"));
        faults.put("AVIF", BadPictures.latin("\0\0\0\34ftypavif\0\0\0\0avifmif1miaf"));
        faults.put("HEIC", BadPictures.latin("\0\0\0\30ftypheic\0\0\0\0mif1heic"));
        faults.put("SVG", BadPictures.latin("<?xml version=\"1.0\"?><svg/>"));
        return faults;
    }

    private static byte[] sound(String format) {
        return BadPictures.sound(format);
    }

    private static byte[] at(String format, int offset, int value) {
        byte[] file = sound(format);
        file[offset] = (byte) value;
        return file;
    }

    private static byte[] twoFrames() {
        byte[] file = sound("JPEG");
        int frame = BadPictures.indexOf(file, "\u00ff\u00c0");
        ByteBuffer bytes = ByteBuffer.wrap(file);
        byte[] other = new byte[2 + bytes.getShort(frame + 2)];
        bytes.get(frame, other);
        other[6] ^= 8;
        byte[] head = new byte[frame];
        bytes.get(0, head);
        byte[] rest = new byte[file.length - frame];
        bytes.get(frame, rest);
        return BadPictures.joined(head, other, rest);
    }

    static byte[] pngBomb() {
        byte[] file = GoldenFormats.bytes("png/palette-11-64x48.png");
        byte[] head = new byte[PNG_HEADER_BYTES];
        byte[] rest = new byte[file.length - head.length];
        ByteBuffer.wrap(file).get(head).get(rest);
        byte[] bomb = BadPictures.joined(BadPictures.latin("name\0\0"), deflated(1 << 28));
        return BadPictures.joined(head, chunk("iCCP", bomb), chunk("zTXt", bomb), rest);
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length);
        chunk.put(BadPictures.latin(type)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static byte[] deflated(int length) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < length; i += zeros.length) {
                out.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] palette() {
        byte[] file = GoldenFormats.bytes("png/palette-11-64x48.png");
        file[BadPictures.indexOf(file, "PLTE") + 6] ^= 1;
        return file;
    }

    private static byte[] webpFrame() {
        byte[] file = GoldenFormats.bytes("webp/animated-inset-11-64x48.webp");
        file[BadPictures.indexOf(file, "ANMF") + 8] = 100;
        return file;
    }

    /** @param offset of the lower byte of a side, within the frame's header */
    private static byte[] gif(int offset, int side) {
        return at("GIF", BadPictures.FIRST_GIF_FRAME + offset, side);
    }

    private static byte[] runs() {
        byte[] file = GoldenFormats.bytes("bmp/rle8-11-64x48.bmp");
        return ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(22, 96)
                .array();
    }

    static byte[] circle() {
        byte[] file = sound("TIFF");
        ByteBuffer tiff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory);
        return tiff.putInt(directory + 2 + 12 * entries, directory).array();
    }

    private static byte[] tiles(int width, int height) {
        return BadPictures.tiff(GoldenFormats.bytes("tiff/rgb-tiled-deflate-11-64x48.tif"), 322, width, 323, height);
    }
}
