package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The image file directories of a TIFF file (TIFF 6.0, section 2). All of them are visited, and whatever they point to has
 * to lie within the file, so that a cut anywhere is found and a reader is never sent beyond the end.
 */
final class TiffDirectories {
    /** More pages than any scanner has; the second bound keeps directories that overlap from being walked for ever. */
    private static final int MOST_DIRECTORIES = 1000;

    private static final int MOST_ENTRIES = 1000;
    private static final int ENTRY_BYTES = 12;
    private static final int HEADER_BYTES = 8;
    /** Bytes of a value by its type; 0 for none known. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final ByteBuffer tiff;

    TiffDirectories(byte[] file) {
        tiff = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** @throws IOException when any page is damaged */
    TiffDirectory first() throws IOException {
        need(4, 4);
        TiffDirectory first = null;
        long next = u32(4);
        for (int pages = 0; next != 0; pages++) {
            if (pages == MOST_DIRECTORIES) {
                throw new IOException("more than " + MOST_DIRECTORIES + " pages, or pages in a circle");
            }
            TiffDirectory page = directory(next);
            TiffStrips.of(page).check(tiff.limit());
            first = first == null ? page : first;
            next = u32((int) next + 2 + ENTRY_BYTES * page.size());
        }
        if (first == null) {
            throw new IOException("no page");
        }
        return first;
    }

    private TiffDirectory directory(long at) throws IOException {
        need(at, 2);
        int entries = tiff.getShort((int) at) & 0xffff;
        if (entries == 0 || entries > MOST_ENTRIES || at < HEADER_BYTES) {
            throw new IOException("page of " + entries + " entries at " + at);
        }
        int first = (int) at + 2;
        need(first, ENTRY_BYTES * entries + 4);
        Map<Integer, TiffDirectory.Value> values = new HashMap<>();
        for (int entry = first; entry < first + ENTRY_BYTES * entries; entry += ENTRY_BYTES) {
            values.putIfAbsent(tiff.getShort(entry) & 0xffff, value(entry));
        }
        return new TiffDirectory(entries, values);
    }

    private TiffDirectory.Value value(int entry) throws IOException {
        int type = tiff.getShort(entry + 2) & 0xffff;
        int bytes = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
        long length = bytes * u32(entry + 4);
        long at = length <= 4 ? entry + 8 : u32(entry + 8);
        need(at, length);
        ByteBuffer data = tiff.slice((int) at, (int) length).order(tiff.order());
        return new TiffDirectory.Value(Math.max(bytes, 1), data);
    }

    private void need(long at, long length) throws IOException {
        if (at + length > tiff.limit()) {
            throw new IOException(length + " bytes at " + at + " of " + tiff.limit());
        }
    }

    private long u32(int at) {
        return Integer.toUnsignedLong(tiff.getInt(at));
    }
}
