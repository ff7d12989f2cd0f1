package io.tuwen.encoder.picture;

import static io.tuwen.core.outcome.FailureCode.PICTURE_CORRUPT;
import static io.tuwen.core.outcome.FailureCode.PICTURE_EMPTY;
import static io.tuwen.core.outcome.FailureCode.PICTURE_FORMAT_UNKNOWN;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PicturePreprocessorTest {
    private static final PicturePreprocessor PREPROCESSOR = Pictures.preprocessor("applied");

    @Test
    void prepare_givesOneRowOfTheModelsInput() {
        Outcome<byte[]> prepared = PREPROCESSOR.prepare(ByteBuffer.wrap(Golden.picture("quality75.jpg")));
        assertThat(((Success<byte[]>) prepared).value()).hasSize(Pictures.SIDE * Pictures.SIDE * 3);
    }

    @Test
    void prepare_readsAnyBufferAndLeavesItAsItWas() {
        byte[] file = Golden.picture("rgb8.png");
        ByteBuffer padded = ByteBuffer.allocate(file.length + 9);
        padded.position(4).put(file).limit(padded.position()).position(4);
        ByteBuffer direct = ByteBuffer.allocateDirect(file.length).put(file).flip();
        String expected = digest(ByteBuffer.wrap(file));
        assertThat(digest(padded)).isEqualTo(expected);
        assertThat(digest(direct)).isEqualTo(expected);
        assertThat(digest(ByteBuffer.wrap(file).asReadOnlyBuffer())).isEqualTo(expected);
        assertThat(padded.position()).isEqualTo(4);
        assertThat(padded.remaining()).isEqualTo(file.length);
    }

    private static String digest(ByteBuffer file) {
        return Golden.sha256(((Success<byte[]>) PREPROCESSOR.prepare(file)).value());
    }

    @Test
    void prepare_withOrientationIgnoredTakesThePictureAsStored() {
        Outcome<byte[]> stored = Pictures.preprocessor("ignored").prepare(orientation(6));
        assertThat(stored.map(Golden::sha256))
                .isEqualTo(PREPROCESSOR.prepare(orientation(1)).map(Golden::sha256));
        assertThat(stored.map(Golden::sha256))
                .isNotEqualTo(PREPROCESSOR.prepare(orientation(6)).map(Golden::sha256));
    }

    private static ByteBuffer orientation(int value) {
        return ByteBuffer.wrap(Golden.picture("orientation" + value + ".jpg"));
    }

    @Test
    void prepare_ofNothingIsEmpty() {
        assertThat(code(new byte[0])).isEqualTo(PICTURE_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF90a", "RIFF0000WAVEfmt ", "BM", "<html></html>", "%PDF-1.7", "x", "MM\0-"})
    void prepare_ofAnotherFormatIsUnknown(String start) {
        assertThat(code(start.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(PICTURE_FORMAT_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quality75.jpg",
                "progressive.jpg",
                "restarts.jpg",
                "grey.jpg",
                "cmyk.jpg",
                "size1x1.jpg",
                "rgb8.png",
                "rgba16-interlaced.png",
                "palette4-alpha.png"
            })
    void prepare_ofAnyBeginningOfAFileIsRefused(String name) {
        byte[] file = Golden.picture(name);
        for (int length = 1; length < file.length; length++) {
            assertThat(code(Arrays.copyOf(file, length)))
                    .as("%d of %d bytes", length, file.length)
                    .isIn(PICTURE_CORRUPT, PICTURE_FORMAT_UNKNOWN);
        }
    }

    @Test
    void prepare_ofADamagedPaletteIsCorrupt() {
        byte[] file = Golden.picture("palette8.png");
        file[41 + 6] ^= 1;
        assertThat(code(file)).isEqualTo(PICTURE_CORRUPT);
    }

    @Test
    void prepare_ofALostRestartMarkerIsCorrupt() {
        byte[] file = Golden.picture("restarts.jpg");
        file[indexOf(file, 0xd1) + 1] = (byte) 0xd5;
        assertThat(code(file)).isEqualTo(PICTURE_CORRUPT);
    }

    @Test
    void prepare_ofMoreBytesThanAllowedIsTooLarge() {
        byte[] file = Golden.picture("rgb8.png");
        PictureLimits tight = new PictureLimits(file.length - 1, 1_000_000);
        assertThat(code(Pictures.preprocessor("applied", tight), file)).isEqualTo(PICTURE_TOO_LARGE);
        PictureLimits enough = new PictureLimits(file.length, 13 * 11);
        assertThat(Pictures.preprocessor("applied", enough).prepare(ByteBuffer.wrap(file)))
                .isInstanceOf(Success.class);
    }

    @Test
    void prepare_ofMorePixelsThanAllowedIsTooLarge() {
        PictureLimits tight = new PictureLimits(1 << 20, 61 * 47 - 1);
        PicturePreprocessor preprocessor = Pictures.preprocessor("applied", tight);
        assertThat(code(preprocessor, Golden.picture("progressive.jpg"))).isEqualTo(PICTURE_TOO_LARGE);
    }

    @Test
    void prepare_ofABombIsRefusedByItsHeader() {
        byte[] png = Golden.picture("rgb8.png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThat(code(png)).isEqualTo(PICTURE_TOO_LARGE);

        byte[] jpeg = Golden.picture("quality75.jpg");
        int frame = indexOf(jpeg, 0xc0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        assertThat(code(jpeg)).isEqualTo(PICTURE_TOO_LARGE);
    }

    @Test
    void prepare_ofATooLongThreadIsTooLarge() {
        byte[] file = Pictures.encode(new RgbPicture(70_000, 1, new byte[210_000]), "png");
        assertThat(code(file)).isEqualTo(PICTURE_TOO_LARGE);
    }

    @Test
    void prepare_ofAJpegOfAnotherProcessIsUnknown() {
        byte[] arithmetic = Golden.picture("quality75.jpg");
        arithmetic[indexOf(arithmetic, 0xc0) + 1] = (byte) 0xc9;
        assertThat(code(arithmetic)).isEqualTo(PICTURE_FORMAT_UNKNOWN);
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no marker " + marker);
    }

    private static FailureCode code(byte[] file) {
        return code(PREPROCESSOR, file);
    }

    private static FailureCode code(PicturePreprocessor preprocessor, byte[] file) {
        return ((Failed<byte[]>) preprocessor.prepare(ByteBuffer.wrap(file)))
                .failure()
                .code();
    }
}
