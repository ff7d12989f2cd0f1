package io.tuwen.search.evaluation.dataset;

import io.tuwen.search.evaluation.dataset.Lines.Line;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a picture lies in a file of pictures.
 *
 * @param offset of its base64, in bytes
 * @param length of its base64, in bytes
 */
public record PictureLine(long id, long offset, int length) {
    private static final String EXPECTED = "(expected: image id, tab, base64 of the picture file)";

    /** @throws IllegalArgumentException that says what is wrong with the line */
    static PictureLine parse(Line line) {
        if (line.cut()) {
            throw new IllegalArgumentException("a line of over " + Lines.LONGEST + " bytes (expected: fewer)");
        }
        byte[] bytes = line.bytes();
        int tab = tab(bytes);
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        String id = new String(bytes, 0, tab, StandardCharsets.UTF_8);
        if (!id.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("image_id: \"" + cut(id) + "\" (expected: a whole number)");
        }
        PictureLine picture = new PictureLine(Long.parseLong(id), line.offset() + tab + 1, end - tab - 1);
        if (decode(bytes, tab + 1, end - tab - 1).length == 0) {
            throw new IllegalArgumentException("image " + id + ": no bytes " + EXPECTED);
        }
        return picture;
    }

    private static int tab(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\t') {
                return i;
            }
        }
        throw new IllegalArgumentException("no tab in \""
                + cut(new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.UTF_8)) + "\" " + EXPECTED);
    }

    /** Both alphabets, as the reference reads them. */
    static byte[] decode(byte[] base64, int offset, int length) {
        byte[] standard = new byte[length];
        for (int i = 0; i < length; i++) {
            byte character = base64[offset + i];
            standard[i] = character == '-' ? (byte) '+' : character == '_' ? (byte) '/' : character;
        }
        try {
            return Base64.getDecoder().decode(standard);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no base64: " + e.getMessage() + " " + EXPECTED, e);
        }
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
