package io.tuwen.flink.decode;

import static io.tuwen.core.outcome.FailureCode.CAPTION_BLANK;
import static io.tuwen.core.outcome.FailureCode.CAPTION_TOO_LARGE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_EMPTY;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.event.Content.Removed;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What an event shows, as far as it can be judged without looking at the pixels. Pure.
 *
 * @param maxCaptionBytes in UTF-8; the index keeps the caption's text in a field of bounded length
 */
record ContentCheck(int maxCaptionBytes) {
    private static final int SHA256_DIGITS = 64;
    private static final int SHOWN = 200;

    /** @param image null, InlineImage or ImageReference */
    Outcome<Content> picture(@Nullable Object image) {
        if (image instanceof InlineImage inline) {
            return inline(inline.getBytes());
        }
        return image instanceof ImageReference reference ? reference(reference) : Outcome.success(new Removed());
    }

    private static Outcome<Content> inline(ByteBuffer bytes) {
        return bytes.hasRemaining()
                ? Outcome.success(new InlinePicture(bytes))
                : Outcome.failed(PICTURE_EMPTY, "image.bytes: 0 bytes (expected: a picture file)");
    }

    private static Outcome<Content> reference(ImageReference reference) {
        String sha256 = reference.getSha256();
        if (sha256 != null && !isSha256(sha256)) {
            return refused(PICTURE_REFERENCE_INVALID, "image.sha256", sha256, SHA256_DIGITS + " hexadecimal digits");
        }
        URI uri = absolute(reference.getUri());
        if (uri == null) {
            return refused(PICTURE_REFERENCE_INVALID, "image.uri", reference.getUri(), "an absolute URI");
        }
        return Outcome.success(
                new PictureReference(uri, sha256 == null ? null : HexFormat.of().parseHex(sha256)));
    }

    private static boolean isSha256(String text) {
        return text.length() == SHA256_DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
    }

    private static @Nullable URI absolute(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    Outcome<Content> caption(@Nullable String text) {
        if (text == null) {
            return Outcome.success(new Removed());
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxCaptionBytes) {
            return Outcome.failed(
                    CAPTION_TOO_LARGE,
                    "caption: " + bytes + " bytes (expected: at most " + maxCaptionBytes + " bytes of UTF-8)");
        }
        if (text.codePoints().allMatch(ContentCheck::isBlank)) {
            return Outcome.failed(CAPTION_BLANK, "caption: " + bytes + " bytes of white space (expected: words)");
        }
        return Outcome.success(new Caption(text));
    }

    // The ideographic space U+3000 is white space to Java; the no-break spaces are not, and say as little.
    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static Outcome<Content> refused(FailureCode code, String name, String value, String expected) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
        return Outcome.failed(code, name + ": \"" + shown + "\" (expected: " + expected + ")");
    }
}
