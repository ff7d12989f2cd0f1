package io.tuwen.cli.picture;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.encoder.PictureInspector.Inspected;
import io.tuwen.encoder.picture.PictureHeader;
import io.tuwen.encoder.quality.PictureFlags;
import java.util.ArrayList;
import java.util.List;

/** What was seen of one picture; as JSON its fields. */
public sealed interface PictureReport {

    /** What the user calls it. */
    String picture();

    /** For people. */
    String line();

    /**
     * A model can see it.
     *
     * @param width as stored, in pixels
     * @param height as stored
     * @param orientation EXIF's, 1 to 8
     * @param colours how it comes to RGB
     * @param flags {@code blank}, {@code tiny}, {@code extreme_ratio}, or none of them
     * @param phash 16 hexadecimal digits
     * @param digest the content digest by which the ledger knows it
     */
    record Usable(
            String picture,
            String format,
            int width,
            int height,
            int orientation,
            String colours,
            List<String> flags,
            String phash,
            String digest)
            implements PictureReport {

        static Usable of(String picture, Inspected inspected) {
            PictureHeader header = inspected.sight().header();
            return new Usable(
                    picture,
                    header.format(),
                    header.width(),
                    header.height(),
                    header.orientation(),
                    header.colours().toString(),
                    names(inspected.flags()),
                    inspected.flags().hashText(),
                    inspected.digest().toString());
        }

        private static List<String> names(PictureFlags flags) {
            List<String> names = new ArrayList<>();
            if (flags.blank()) {
                names.add("blank");
            }
            if (flags.tiny()) {
                names.add("tiny");
            }
            if (flags.extremeRatio()) {
                names.add("extreme_ratio");
            }
            return names;
        }

        @Override
        public String line() {
            return "%s: %s %d x %d, orientation %d, %s; hash %s, digest %s%s"
                    .formatted(
                            picture,
                            format,
                            width,
                            height,
                            orientation,
                            colours,
                            phash,
                            digest,
                            flags.isEmpty() ? "" : "; " + String.join(", ", flags));
        }
    }

    /** It would become a dead letter, or never arrive. */
    record Refused(String picture, FailureCode code, String message) implements PictureReport {

        static Refused of(String picture, Failure failure) {
            return new Refused(picture, failure.code(), failure.message());
        }

        @Override
        public String line() {
            return picture + ": " + code + ": " + message;
        }
    }
}
