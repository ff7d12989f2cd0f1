package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.Serializable;

/**
 * What a picture file may weigh and declare. All is checked before anything of the picture's size is allocated.
 *
 * @param maxBytes of the encoded file, 1 to {@value #MOST_BYTES}
 * @param maxPixels width times height as the file declares them, 1 to {@value #MOST_PIXELS}
 * @param maxDecodedBytes that the decodes of a process hold at once, heap and native together, up to {@value
 *     #MOST_DECODED}; others wait. A pixel takes 3 to 19. {@link #HALF_OF_HEAP}: half of the heap of the process that decodes
 */
public record PictureLimits(long maxBytes, long maxPixels, long maxDecodedBytes) implements Serializable {
    /** Told by no number, since settings are made in one process and used in another. */
    public static final long HALF_OF_HEAP = 0;

    /** 20 MiB and 50 megapixels. */
    public static final PictureLimits DEFAULT = new PictureLimits(20L << 20, 50_000_000);

    /** The longest side of any picture, as JPEG has it; it bounds the resize coefficients of 1-pixel-wide pictures. */
    static final int MAX_SIDE = 65_535;

    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_PIXELS = 500_000_000;
    private static final long MOST_DECODED = 1L << 40;

    public PictureLimits {
        check("maxBytes", maxBytes, 1, MOST_BYTES);
        check("maxPixels", maxPixels, 1, MOST_PIXELS);
        check("maxDecodedBytes", maxDecodedBytes, HALF_OF_HEAP, MOST_DECODED);
    }

    /** Decodes take half of the heap. */
    public PictureLimits(long maxBytes, long maxPixels) {
        this(maxBytes, maxPixels, HALF_OF_HEAP);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    DecodeMemory decodeMemory() {
        return DecodeMemory.shared(
                maxDecodedBytes == HALF_OF_HEAP ? Runtime.getRuntime().maxMemory() / 2 : maxDecodedBytes);
    }
}
