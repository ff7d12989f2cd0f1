package io.tuwen.encoder;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.encoder.caption.CaptionNormaliser;
import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.picture.PictureLimits;
import java.io.Serializable;

/**
 * How contents are brought to the model.
 *
 * @param threads that decode or tokenize, 1 to 256
 * @param queued contents that wait for a thread, 1 to 100000; beyond that the caller does the work itself, so that
 *     nothing piles up
 * @param picture limits of a picture, fetched or inline
 * @param maxCaptionBytes of UTF-8
 * @param pictureFlags whether pictures are judged as they are embedded, see {@link
 *     io.tuwen.encoder.quality.PictureFlags}
 */
public record EncoderSettings(
        int threads, int queued, PictureLimits picture, int maxCaptionBytes, FetchSettings fetch, boolean pictureFlags)
        implements Serializable {

    /** One thread a processor. */
    public static EncoderSettings defaults() {
        return new EncoderSettings(
                Runtime.getRuntime().availableProcessors(),
                1024,
                PictureLimits.DEFAULT,
                CaptionNormaliser.DEFAULT_MAX_BYTES,
                FetchSettings.DEFAULT,
                false);
    }

    /** These, but fetching so. */
    public EncoderSettings withFetch(FetchSettings other) {
        return new EncoderSettings(threads, queued, picture, maxCaptionBytes, other, pictureFlags);
    }

    /** These, but judging pictures. */
    public EncoderSettings withPictureFlags() {
        return new EncoderSettings(threads, queued, picture, maxCaptionBytes, fetch, true);
    }

    public EncoderSettings {
        check("threads", threads, 256);
        check("queued", queued, 100_000);
        check("maxCaptionBytes", maxCaptionBytes, 16 << 20);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID, name + ": " + value + " (expected: 1 to " + most + ")");
        }
    }
}
