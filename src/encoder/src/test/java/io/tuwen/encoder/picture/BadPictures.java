package io.tuwen.encoder.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** Pictures with one fault each. */
final class BadPictures {
    static final List<String> FORMATS = List.of("JPEG", "PNG", "WebP", "GIF", "BMP", "TIFF");

    /** Behind the header and a palette of 256 colours. */
    static final int FIRST_GIF_FRAME = 13 + 3 * 256;

    private static final String TRAILER = "<html><script>alert(1)</script></html>PK\3\4";
    private static final Map<String, String> SOUND = Map.of(
            "JPEG", "jpeg/q75-11-64x48.jpg",
            "PNG", "png/rgba-11-64x48.png",
            "WebP", "webp/q80-11-64x48.webp",
            "GIF", "gif/bits8-11-64x48.gif",
            "BMP", "bmp/bits24-11-64x48.bmp",
            "TIFF", "tiff/rgb-lzw-11-64x48.tif");

    private BadPictures() {}

    static byte[] sound(String format) {
        return GoldenFormats.bytes(Objects.requireNonNull(SOUND.get(format), format));
    }

    /** The faults that every format can have, with a sample of each. */
    static Map<String, byte[]> ofEveryFormat(String format) {
        byte[] file = sound(format);
        Map<String, byte[]> faults = new LinkedHashMap<>();
        faults.put("cut within its header", Arrays.copyOf(file, 20));
        faults.put("cut in the middle", Arrays.copyOf(file, file.length / 2));
        faults.put("cut by the last of its bytes", Arrays.copyOf(file, file.length - 1));
        faults.put("nothing but zeros behind the middle", zeroed(file));
        faults.put("0 pixels wide", sized(format, 0));
        faults.put("60,000 x 60,000 pixels by its header", sized(format, 60_000));
        faults.put("HTML and a zip archive behind its end", joined(file, latin(TRAILER)));
        faults.put("HTML before its start", joined(latin(TRAILER), file));
        return faults;
    }

    private static byte[] zeroed(byte[] file) {
        byte[] zeroed = file.clone();
        Arrays.fill(zeroed, file.length / 2, file.length, (byte) 0);
        return zeroed;
    }

    private static byte[] sized(String format, int side) {
        byte[] file = sound(format);
        ByteBuffer big = ByteBuffer.wrap(file);
        ByteBuffer little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        switch (format) {
            case "JPEG" -> {
                int frame = indexOf(file, "\u00ff\u00c0");
                big.putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
            }
            case "PNG" -> {
                big.putInt(16, side).putInt(20, side);
                CRC32 crc = new CRC32();
                crc.update(file, 12, 17);
                big.putInt(29, (int) crc.getValue());
            }
            case "WebP" -> {
                return side == 0 ? little.putShort(26, (short) 0).array() : canvas(side);
            }
            case "GIF" -> {
                little.putShort(6, (short) side).putShort(8, (short) side);
                if (side == 0) {
                    little.putShort(FIRST_GIF_FRAME + 5, (short) 0);
                }
            }
            case "BMP" -> little.putInt(18, side).putInt(22, side);
            default -> tiff(file, 256, side, 257, side);
        }
        return file;
    }

    /** Only an animation's canvas may be so large. */
    private static byte[] canvas(int side) {
        byte[] file = GoldenFormats.bytes("webp/animated-inset-11-64x48.webp");
        ByteBuffer little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        little.putShort(24, (short) (side - 1)).put(26, (byte) 0);
        return little.putShort(27, (short) (side - 1)).put(29, (byte) 0).array();
    }

    /** @param tagsAndValues tag, new value, tag, new value */
    static byte[] tiff(byte[] file, int... tagsAndValues) {
        try {
            TiffDirectory page = new TiffDirectories(file).first();
            for (int i = 0; i < tagsAndValues.length; i += 2) {
                TiffDirectory.Value value = page.required(tagsAndValues[i]);
                if (value.bytes() == 2) {
                    value.data().putShort(0, (short) tagsAndValues[i + 1]);
                } else {
                    value.data().putInt(0, tagsAndValues[i + 1]);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static int indexOf(byte[] file, String mark) {
        for (int at = 0; at < file.length; at++) {
            if (Signatures.at(file, at, mark)) {
                return at;
            }
        }
        throw new IllegalArgumentException(mark);
    }
}
