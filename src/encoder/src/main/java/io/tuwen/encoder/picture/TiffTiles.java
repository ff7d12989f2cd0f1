package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.util.stream.LongStream;

/**
 * The grid of strips or tiles that a page lies in, a strip being a tile as wide as the picture.
 *
 * @param width of a tile
 * @param height of a tile
 */
record TiffTiles(TiffPage page, boolean tiled, long width, long height) {
    private static final int ROWS = 278;
    private static final int PLANAR = 284;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    /** What a tile may have beyond the picture: 1024 x 1024 is the largest that is common. */
    private static final long MOST_PIXELS = 1 << 20;

    /** A reader sets itself up for each one; 50 megapixels in tiles of 32 x 32 are fewer. */
    private static final int MOST_TILES = 1 << 16;

    static TiffTiles of(TiffPage page) throws IOException {
        TiffDirectory tags = page.directory();
        boolean tiled = tags.has(TILE_WIDTH);
        long width = tiled ? tags.number(TILE_WIDTH) : page.width();
        long height = tiled ? tags.number(TILE_HEIGHT) : Math.min(tags.number(ROWS, page.height()), page.height());
        if (width < 1 || height < 1) {
            throw new IOException("strips or tiles without pixels");
        }
        return new TiffTiles(page, tiled, width, height);
    }

    /** Holds size, number and length of the tiles against what the page needs. */
    void check() throws IOException {
        long most = Math.max((long) page.width() * page.height(), MOST_PIXELS);
        if (tiled) {
            atMost(most, "tiles of " + width + " x " + height + " pixels", Math.max(width, height), width * height);
        }
        long down = (page.height() + height - 1) / height;
        long needed = (page.width() + width - 1) / width * down * (planar() ? page.samples() : 1);
        atMost(MOST_TILES, needed + " strips or tiles", needed);
        TiffStrips strips = TiffStrips.of(page.directory());
        if (strips.count() != needed) {
            throw new IOException(strips.count() + " strips or tiles (expected: " + needed + ")");
        }
        checkLengths(strips, down);
    }

    private static void atMost(long most, String what, long... values) {
        if (LongStream.of(values).anyMatch(value -> value > most || value < 0)) {
            throw new FailureException(
                    FailureCode.PICTURE_TOO_LARGE, "TIFF: " + what + " (expected: at most " + most + ")");
        }
    }

    private void checkLengths(TiffStrips strips, long down) throws IOException {
        for (int i = 0; i < strips.count() && page.compression() == TiffPage.NONE; i++) {
            checkLength(strips.counts().get(i), rows(i % down));
        }
    }

    boolean planar() {
        return page.directory().number(PLANAR, 1) == 2;
    }

    /** The last strip may be short, a tile never is. */
    private long rows(long strip) {
        return tiled ? height : Math.min(height, page.height() - strip * height);
    }

    private void checkLength(long count, long rows) throws IOException {
        long row = (width * page.bits() * (planar() ? 1 : page.samples()) + 7) / 8;
        if (count < row * rows) {
            throw new IOException("strip or tile of " + count + " bytes (expected: " + row * rows + ")");
        }
    }
}
