package io.tuwen.encoder.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.encoder.picture.ColourSpace;
import io.tuwen.encoder.picture.PictureColours;
import io.tuwen.encoder.picture.PictureHeader;
import io.tuwen.encoder.picture.PictureSight;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureFlagsTest {
    private static final int SIDE = 224;

    @ParameterizedTest
    @CsvSource({"64, 64, false, false", "63, 64, true, false", "300, 63, true, true", "300, 100, false, false"})
    void of_judgesTheSizeAsStored(int width, int height, boolean tiny, boolean extreme) {
        PictureFlags flags = PictureFlags.of(sight(width, height, colour(9)));
        assertThat(flags.tiny()).isEqualTo(tiny);
        assertThat(flags.extremeRatio()).isEqualTo(extreme);
    }

    @ParameterizedTest
    @CsvSource({"301, 100", "100, 301", "1, 65535", "4, 1"})
    void of_longSide_isExtremeBothWays(int width, int height) {
        assertThat(PictureFlags.of(sight(width, height, colour(9))).extremeRatio())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "128", "255"})
    void blank_ofOneColour(int level) {
        assertThat(Blankness.isBlank(colour(level))).isTrue();
        assertThat(Blankness.isBlank(new byte[] {(byte) level, 0, 77})).isTrue();
    }

    @Test
    void blank_endsWhereOneInAThousandStandsOut() {
        int dust = SIDE * SIDE / Blankness.ONE_IN;
        assertThat(Blankness.isBlank(withSpeck(dust, Blankness.TOLERANCE + 1))).isTrue();
        assertThat(Blankness.isBlank(withSpeck(dust + 1, Blankness.TOLERANCE + 1)))
                .isFalse();
        assertThat(Blankness.isBlank(withSpeck(dust + 1, Blankness.TOLERANCE))).isTrue();
    }

    /** White, with some pixels darker in their blue. */
    private static byte[] withSpeck(int pixels, int by) {
        byte[] white = colour(255);
        for (int i = 0; i < pixels; i++) {
            white[3 * i + 2] = (byte) (255 - by);
        }
        return white;
    }

    @Test
    void blank_isNotWhatNoiseIs() {
        byte[] noise = new byte[SIDE * SIDE * 3];
        new Random(1).nextBytes(noise);
        assertThat(Blankness.isBlank(noise)).isFalse();
    }

    @Test
    void attributes_tellAllOfThem() {
        assertThat(new PictureFlags(false, true, false, 0x0aL).attributes().values())
                .containsEntry("tuwen_blank", false)
                .containsEntry("tuwen_tiny", true)
                .containsEntry("tuwen_extreme_ratio", false)
                .containsEntry("tuwen_phash", "000000000000000a")
                .hasSize(4);
    }

    private static byte[] colour(int level) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        Arrays.fill(pixels, (byte) level);
        return pixels;
    }

    private static PictureSight sight(int width, int height, byte[] pixels) {
        PictureColours colours = new PictureColours(ColourSpace.RGB, false);
        return new PictureSight(new PictureHeader("PNG", width, height, 1, colours), pixels);
    }
}
