package io.tuwen.encoder.picture;

import static io.tuwen.core.outcome.FailureCode.PICTURE_CORRUPT;
import static io.tuwen.core.outcome.FailureCode.PICTURE_FORMAT_UNKNOWN;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More than a thousand small files of odd sizes, a kind at a time, against Pillow's pixels. */
final class GoldenFormatsTest {
    private static final PicturePreprocessor PREPROCESSOR = Pictures.preprocessor("applied");

    static Stream<String> kinds() {
        return GoldenFormats.kinds().stream();
    }

    @Test
    void files_areMoreThanAThousandOfEveryFormat() {
        List<GoldenFormats.Row> rows =
                kinds().flatMap(kind -> GoldenFormats.rows(kind).stream()).toList();
        assertThat(rows).hasSizeGreaterThan(1000);
        assertThat(rows)
                .extracting(row -> GoldenFormats.format(row.file()).name())
                .containsAll(
                        PictureFormats.ALL.stream().map(PictureFormat::name).toList());
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
    void prepare_ofAnyBeginningIsRefusedOrWhole(String kind) {
        byte[] file = GoldenFormats.bytes(GoldenFormats.rows(kind).get(7).file());
        String whole = digest(file);
        for (int length = 1; length < file.length; length++) {
            Outcome<byte[]> outcome = PREPROCESSOR.prepare(ByteBuffer.wrap(Arrays.copyOf(file, length)));
            if (outcome instanceof Success<byte[]> success) {
                // TIFF has no end mark: what nothing points to may be missing.
                assertThat(kind).startsWith("tiff/");
                assertThat(Golden.sha256(success.value()))
                        .as("%d of %d bytes", length, file.length)
                        .isEqualTo(whole);
            }
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

    @Property(tries = 3000)
    void prepare_ofDamagedFilesNeverThrows(
            @ForAll("files") String name, @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int damages) {
        byte[] file = GoldenFormats.bytes(name);
        Random random = new Random(seed);
        for (int i = 0; i < damages; i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        if (PREPROCESSOR.prepare(ByteBuffer.wrap(file)) instanceof Failed<byte[]> failed) {
            assertThat(failed.failure().code()).isIn(PICTURE_CORRUPT, PICTURE_FORMAT_UNKNOWN, PICTURE_TOO_LARGE);
        }
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(
                kinds().map(kind -> GoldenFormats.rows(kind).get(9).file()).toList());
    }

    private static String digest(byte[] file) {
        return Golden.sha256(((Success<byte[]>) PREPROCESSOR.prepare(ByteBuffer.wrap(file))).value());
    }
}
