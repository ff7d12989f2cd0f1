package io.tuwen.encoder.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arithmetic of byte arrays that layouts share. */
public final class Bytes {
    private Bytes() {}

    public static byte[] concat(List<byte[]> pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        pieces.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** Cuts at offsets that grow; those beyond the end are left out. */
    public static List<byte[]> cut(byte[] file, List<Integer> offsets) {
        List<byte[]> pieces = new ArrayList<>();
        int start = 0;
        for (int offset : offsets) {
            if (offset > start && offset < file.length) {
                pieces.add(Arrays.copyOfRange(file, start, offset));
                start = offset;
            }
        }
        pieces.add(Arrays.copyOfRange(file, start, file.length));
        return pieces;
    }

    /** The file with {@code length} bytes at an offset replaced. */
    static byte[] replace(byte[] file, int offset, int length, byte[] by) {
        return concat(List.of(Arrays.copyOf(file, offset), by, Arrays.copyOfRange(file, offset + length, file.length)));
    }

    public static boolean startsWith(byte[] file, int... start) {
        if (file.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (file[i] != (byte) start[i]) {
                return false;
            }
        }
        return true;
    }
}
