package io.tuwen.encoder.picture;

/** The eight EXIF orientations: which corner of the stored picture is the top left one of the scene. */
enum Orientation {
    TOP_LEFT(false, false, false),
    TOP_RIGHT(false, true, false),
    BOTTOM_RIGHT(false, true, true),
    BOTTOM_LEFT(false, false, true),
    LEFT_TOP(true, false, false),
    RIGHT_TOP(true, false, true),
    RIGHT_BOTTOM(true, true, true),
    LEFT_BOTTOM(true, true, false);

    private final boolean turned;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * @param turned rows of the scene are columns of the stored picture
     * @param fromRight stored columns are taken from right to left
     * @param fromBottom stored rows are taken from bottom to top
     */
    Orientation(boolean turned, boolean fromRight, boolean fromBottom) {
        this.turned = turned;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** @param value of the EXIF tag; anything but 1 to 8 means as stored */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : TOP_LEFT;
    }

    /** 1 to 8. */
    int toExif() {
        return ordinal() + 1;
    }

    /** The picture as the photographer saw it; the given one itself when nothing is to be turned. */
    RgbPicture upright(RgbPicture stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        int width = turned ? stored.height() : stored.width();
        int height = turned ? stored.width() : stored.height();
        byte[] from = stored.pixels();
        byte[] to = new byte[width * height * RgbPicture.CHANNELS];
        int column = (fromRight ? -1 : 1) * RgbPicture.CHANNELS;
        int row = (fromBottom ? -1 : 1) * stored.width() * RgbPicture.CHANNELS;
        int acrossStep = turned ? row : column;
        int downStep = turned ? column : row;
        int lineStart = corner(stored);
        int at = 0;
        for (int y = 0; y < height; y++, lineStart += downStep) {
            int source = lineStart;
            for (int x = 0; x < width; x++, source += acrossStep) {
                to[at++] = from[source];
                to[at++] = from[source + 1];
                to[at++] = from[source + 2];
            }
        }
        return new RgbPicture(width, height, to);
    }

    private int corner(RgbPicture stored) {
        int x = fromRight ? stored.width() - 1 : 0;
        int y = fromBottom ? stored.height() - 1 : 0;
        return (y * stored.width() + x) * RgbPicture.CHANNELS;
    }
}
