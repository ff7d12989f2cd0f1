package io.tuwen.encoder.picture;

import io.tuwen.encoder.picture.TiffDirectory.Value;
import java.io.IOException;
import java.util.Arrays;

/**
 * Pages whose tiles are JPEG files without their tables, which the page holds once (TIFF Technical Note 2). Each tile is
 * decoded as a JPEG file of its own, with the same care for damage.
 */
final class TiffJpeg {
    private static final int TABLES = 347;
    /** Start and end of image. */
    private static final int MARK_BYTES = 2;

    private final byte[] file;
    private final TiffPage page;
    private final TiffTiles tiles;
    private final ColourSpace colours;
    private final byte[] pixels;

    private TiffJpeg(byte[] file, TiffPage page) throws IOException {
        this.file = file;
        this.page = page;
        this.tiles = TiffTiles.of(page);
        this.colours = switch (page.colours().kind()) {
            case BLACK_IS_ZERO -> ColourSpace.GREY;
            case RGB -> ColourSpace.RGB;
            case YCBCR -> ColourSpace.YCBCR;
            case WHITE_IS_ZERO, PALETTE, INKS ->
                throw TiffPage.unknown("JPEG of " + page.colours().kind());
        };
        if (page.samples() != colours.samples() || tiles.planar()) {
            throw TiffPage.unknown("JPEG of planes, or with alpha");
        }
        this.pixels = new byte[page.width() * page.height() * RgbPicture.CHANNELS];
    }

    static RgbPicture decode(byte[] file, TiffPage page) throws IOException {
        TiffJpeg jpeg = new TiffJpeg(file, page);
        int across = (int) ((page.width() + jpeg.tiles.width() - 1) / jpeg.tiles.width());
        TiffStrips strips = TiffStrips.of(page.directory());
        for (int i = 0; i < strips.count(); i++) {
            int x = i % across * (int) jpeg.tiles.width();
            int y = i / across * (int) jpeg.tiles.height();
            jpeg.decode(strips.offsets().get(i), strips.counts().get(i), x, y);
        }
        return new RgbPicture(page.width(), page.height(), jpeg.pixels);
    }

    private void decode(long offset, long count, int x, int y) throws IOException {
        byte[] tile = whole((int) offset, (int) count);
        EncodedPicture told = new JpegFormat().open(tile);
        int width = (int) Math.min(tiles.width(), page.width() - x);
        int height = (int) Math.min(tiles.height(), page.height() - y);
        if (told.width() < width
                || told.height() < height
                || told.width() > tiles.width()
                || told.height() > tiles.height()) {
            throw new IOException("JPEG of " + told.width() + " x " + told.height() + " in a tile of " + tiles.width()
                    + " x " + tiles.height());
        }
        JpegFrame frame = new JpegFrame(told.width(), told.height(), colours, true);
        byte[] rgb = new EncodedJpeg(tile, frame, Orientation.TOP_LEFT).decode().pixels();
        for (int row = 0; row < height; row++) {
            int from = row * told.width() * RgbPicture.CHANNELS;
            int to = ((y + row) * page.width() + x) * RgbPicture.CHANNELS;
            System.arraycopy(rgb, from, pixels, to, width * RgbPicture.CHANNELS);
        }
    }

    /** Tables without their end, then the tile without its start. */
    private byte[] whole(int offset, int count) throws IOException {
        if (!page.directory().has(TABLES)) {
            return Arrays.copyOfRange(file, offset, offset + count);
        }
        Value tables = page.directory().required(TABLES);
        int head = tables.count() - MARK_BYTES;
        if (head < MARK_BYTES || count < MARK_BYTES) {
            throw new IOException("JPEG tables of " + tables.count() + " bytes, tile of " + count);
        }
        byte[] whole = new byte[head + count - MARK_BYTES];
        tables.data().get(0, whole, 0, head);
        System.arraycopy(file, offset + MARK_BYTES, whole, head, count - MARK_BYTES);
        return whole;
    }
}
