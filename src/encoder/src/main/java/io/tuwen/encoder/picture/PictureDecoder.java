package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Picture file to pixels: format by content, limits by header, decoded, turned upright where that is wanted, brought to RGB
 * on white. Safe for use by many threads; works on the caller's, which waits while others hold the memory that is left for
 * decodes.
 */
final class PictureDecoder {
    private static final String EXPECTED = " (expected: " + PictureFormats.NAMES + ")";

    private final PictureLimits limits;
    private final DecodeMemory memory;
    private final boolean upright;

    /**
     * @param upright whether pictures are turned as their files tell
     * @throws FailureException CONFIGURATION_INVALID where a native decoder cannot be loaded
     */
    PictureDecoder(PictureLimits limits, boolean upright) {
        WebPFormat.requireDecoder();
        this.limits = limits;
        this.memory = limits.decodeMemory();
        this.upright = upright;
    }

    /** What is made of a picture while the memory of its pixels is held. */
    @FunctionalInterface
    interface Use<T> {
        T of(PictureHeader header, RgbPicture picture);
    }

    /**
     * @param file an encoded picture; position and limit stay
     * @return what was made of it; or PICTURE_EMPTY, PICTURE_TOO_LARGE, PICTURE_FORMAT_UNKNOWN, PICTURE_CORRUPT, CLOSED when
     *     interrupted
     */
    <T> Outcome<T> decode(ByteBuffer file, Use<T> use) {
        int length = file.remaining();
        if (length == 0) {
            return Outcome.failed(FailureCode.PICTURE_EMPTY, "picture: 0 bytes" + EXPECTED);
        }
        if (length > limits.maxBytes()) {
            return Outcome.failed(
                    FailureCode.PICTURE_TOO_LARGE,
                    "picture: " + length + " bytes (expected: at most " + limits.maxBytes() + ")");
        }
        byte[] bytes = bytes(file);
        PictureFormat format = PictureFormats.of(bytes);
        return format == null ? unknown(bytes) : decode(bytes, format, use);
    }

    private static <T> Outcome<T> unknown(byte[] bytes) {
        String foreign = ForeignFormat.name(bytes);
        return Outcome.failed(
                FailureCode.PICTURE_FORMAT_UNKNOWN,
                "picture: " + bytes.length + " bytes of " + (foreign == null ? "no known format" : foreign) + EXPECTED);
    }

    private static byte[] bytes(ByteBuffer file) {
        if (file.hasArray() && file.arrayOffset() + file.position() == 0 && file.array().length == file.remaining()) {
            return file.array();
        }
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        return bytes;
    }

    /** Runtime exceptions count as damage: readers throw all kinds of them over bytes that nobody foresaw. */
    private <T> Outcome<T> decode(byte[] bytes, PictureFormat format, Use<T> use) {
        try {
            EncodedPicture encoded = format.open(bytes);
            checkSize(encoded, format);
            return Outcome.success(used(encoded, format, use));
        } catch (FailureException e) {
            return Outcome.failed(e.failure());
        } catch (OutOfMemoryError e) {
            return Outcome.failed(
                    FailureCode.PICTURE_TOO_LARGE,
                    format.name() + " of " + bytes.length + " bytes: larger than the memory that is left (expected: a"
                            + " larger heap, or a lower maxDecodedBytes)");
        } catch (IOException | RuntimeException e) {
            return Outcome.failed(
                    FailureCode.PICTURE_CORRUPT,
                    format.name() + " of " + bytes.length + " bytes: damaged or cut off: " + e.getMessage());
        }
    }

    private static PictureHeader header(EncodedPicture picture, PictureFormat format) {
        return new PictureHeader(
                format.name(),
                picture.width(),
                picture.height(),
                picture.orientation().toExif(),
                picture.colours());
    }

    private <T> T used(EncodedPicture picture, PictureFormat format, Use<T> use) throws IOException {
        String name = format.name() + " of " + picture.width() + " x " + picture.height() + " pixels";
        try (DecodeMemory.Claim claim = memory.claim(name, decodedBytes(picture))) {
            RgbPicture stored = picture.decode();
            return use.of(
                    header(picture, format), upright ? picture.orientation().upright(stored) : stored);
        }
    }

    /** What a decode needs is given up before the picture is turned. */
    private long decodedBytes(EncodedPicture picture) {
        boolean turned = upright && picture.orientation() != Orientation.TOP_LEFT;
        int each = Math.max(picture.bytesPerPixel(), turned ? 2 * RgbPicture.CHANNELS : 0);
        return (long) picture.width() * picture.height() * each;
    }

    private void checkSize(EncodedPicture picture, PictureFormat format) throws IOException {
        long width = picture.width();
        long height = picture.height();
        if (width == 0 || height == 0) {
            throw new IOException(width + " x " + height + " pixels");
        }
        if (width * height > limits.maxPixels() || Math.max(width, height) > PictureLimits.MAX_SIDE) {
            throw new FailureException(
                    FailureCode.PICTURE_TOO_LARGE,
                    format.name() + ": " + width + " x " + height + " pixels (expected: at most " + limits.maxPixels()
                            + ", no side over " + PictureLimits.MAX_SIDE + ")");
        }
    }
}
