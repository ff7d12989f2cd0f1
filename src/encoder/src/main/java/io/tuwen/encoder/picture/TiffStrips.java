package io.tuwen.encoder.picture;

import io.tuwen.encoder.picture.TiffDirectory.Value;
import java.io.IOException;

/** Where the pixels of one page lie: strips or tiles, as offsets and counts of bytes. */
record TiffStrips(Value offsets, Value counts) {
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_COUNTS = 325;

    static TiffStrips of(TiffDirectory page) throws IOException {
        boolean tiled = page.has(TILE_OFFSETS);
        Value offsets = page.required(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
        Value counts = page.required(tiled ? TILE_COUNTS : STRIP_COUNTS);
        if (offsets.count() != counts.count()) {
            throw new IOException(offsets.count() + " offsets and " + counts.count() + " counts of strips");
        }
        return new TiffStrips(offsets, counts);
    }

    /** @param length of the file, within which all of them have to lie, side by side */
    void check(long length) throws IOException {
        long sum = 0;
        for (int i = 0; i < count(); i++) {
            if (offsets.get(i) + counts.get(i) > length) {
                throw new IOException("strip " + i + " ends at " + (offsets.get(i) + counts.get(i)) + " of " + length);
            }
            sum += counts.get(i);
        }
        if (sum > length) {
            throw new IOException("strips of " + sum + " bytes in a file of " + length);
        }
    }

    int count() {
        return offsets.count();
    }
}
