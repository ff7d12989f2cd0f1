package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome.Success;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More than a thousand small files of odd sizes, a kind at a time, against Pillow's pixels. */
final class GoldenFormatsTest {
    private static final PicturePreprocessor PREPROCESSOR = Pictures.preprocessor("applied");

    static Stream<String> kinds() {
        return GoldenFormats.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void decode_equalsPillow(String kind) throws IOException {
        for (GoldenFormats.Row row : GoldenFormats.rows(kind)) {
            EncodedPicture encoded = GoldenFormats.format(row.file()).open(GoldenFormats.bytes(row.file()));
            RgbPicture upright = encoded.orientation().upright(encoded.decode());
            assertThat(upright.width()).as(row.file()).isEqualTo(row.width());
            assertThat(upright.height()).as(row.file()).isEqualTo(row.height());
            assertThat(Golden.sha256(upright)).as(row.file()).isEqualTo(row.digest());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void prepare_ofAnyBeginningIsRefused(String kind) {
        byte[] file = GoldenFormats.bytes(GoldenFormats.rows(kind).get(7).file());
        for (int length = 1; length < file.length; length++) {
            assertThat(PREPROCESSOR.prepare(ByteBuffer.wrap(Arrays.copyOf(file, length))))
                    .as("%d of %d bytes", length, file.length)
                    .isNotInstanceOf(Success.class);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void prepare_toleratesBytesAfterTheEnd(String kind) {
        byte[] file = GoldenFormats.bytes(GoldenFormats.rows(kind).get(7).file());
        byte[] polyglot = Arrays.copyOf(file, file.length + 40);
        System.arraycopy("<html><script>PK\3\4".getBytes(StandardCharsets.ISO_8859_1), 0, polyglot, file.length, 18);
        assertThat(digest(polyglot)).isEqualTo(digest(file));
    }

    private static String digest(byte[] file) {
        return Golden.sha256(((Success<byte[]>) PREPROCESSOR.prepare(ByteBuffer.wrap(file))).value());
    }
}
