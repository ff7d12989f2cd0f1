package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.Serializable;

/**
 * What a picture file may weigh and declare. Both are checked before anything of the picture's size is allocated.
 *
 * @param maxBytes of the encoded file, 1 to {@value #MOST_BYTES}
 * @param maxPixels width times height as the file declares them, 1 to {@value #MOST_PIXELS}; a decode holds at most 8
 *     bytes a pixel, one that turns the picture 6
 */
public record PictureLimits(long maxBytes, long maxPixels) implements Serializable {
    /** 20 MiB and 50 megapixels. */
    public static final PictureLimits DEFAULT = new PictureLimits(20L << 20, 50_000_000);

    /** The longest side of any picture, as JPEG has it; it bounds the resize coefficients of 1-pixel-wide pictures. */
    static final int MAX_SIDE = 65_535;

    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_PIXELS = 500_000_000;

    public PictureLimits {
        check("maxBytes", maxBytes, MOST_BYTES);
        check("maxPixels", maxPixels, MOST_PIXELS);
    }

    private static void check(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID, name + ": " + value + " (expected: 1 to " + most + ")");
        }
    }
}
