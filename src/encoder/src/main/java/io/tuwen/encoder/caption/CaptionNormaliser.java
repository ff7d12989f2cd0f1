package io.tuwen.encoder.caption;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.nio.charset.StandardCharsets;

/**
 * Brings captions to the form that the towers were trained on, {@code lowercase-quotes}: Chinese double quotation marks
 * become ASCII ones, for the vocabulary has none, and letters become lower case. Immutable.
 */
public final class CaptionNormaliser {
    /** 64 KiB. */
    public static final int DEFAULT_MAX_BYTES = 64 << 10;

    private final int maxBytes;

    /** @param maxBytes of a caption in UTF-8 */
    public CaptionNormaliser(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @return the caption as the model wants it; or CAPTION_TOO_LARGE, CAPTION_BLANK */
    public Outcome<String> normalise(String caption) {
        if (isTooLarge(caption)) {
            return Outcome.failed(
                    FailureCode.CAPTION_TOO_LARGE,
                    "caption: " + caption.length() + " characters (expected: at most " + maxBytes + " bytes of UTF-8)");
        }
        if (caption.codePoints().allMatch(CaptionNormaliser::isUnseen)) {
            return Outcome.failed(
                    FailureCode.CAPTION_BLANK,
                    "caption: " + caption.length() + " characters, none to be seen (expected: words)");
        }
        return Outcome.success(LowerCase.of(caption.replace('\u201c', '"').replace('\u201d', '"')));
    }

    /** No text has fewer bytes than characters, so a huge one is told from a large one without being encoded. */
    private boolean isTooLarge(String caption) {
        return caption.length() > maxBytes || caption.getBytes(StandardCharsets.UTF_8).length > maxBytes;
    }

    /** What the tokenizer drops as well: a caption of only such would get the vector of the empty sentence. */
    private static boolean isUnseen(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
