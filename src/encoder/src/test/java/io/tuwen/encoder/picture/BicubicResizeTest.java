package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BicubicResizeTest {

    @Test
    void resize_equalsPillowBitForBit() {
        List<String[]> rows = Golden.rows("resize.csv").toList();
        assertThat(rows).hasSize(480);
        for (String[] row : rows) {
            assertThat(Golden.sha256(resize(row))).as(String.join(" ", row)).isEqualTo(row[4]);
        }
    }

    @Test
    void resize_ofTinyPicturesEqualsPillowsPixels() {
        List<String[]> rows = Golden.rows("arrays.csv").toList();
        assertThat(rows).hasSize(5);
        for (String[] row : rows) {
            assertThat(HexFormat.of().formatHex(resize(row)))
                    .as(String.join(" ", row))
                    .isEqualTo(row[4]);
        }
    }

    private static byte[] resize(String[] row) {
        RgbPicture picture = Patterns.draw(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2]));
        return new BicubicResize(Integer.parseInt(row[3])).resize(picture);
    }

    @Property(tries = 300)
    void resize_equalsTheRecipe(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll @IntRange(min = 1, max = 40) int side,
            @ForAll long seed) {
        byte[] pixels = new byte[width * height * RgbPicture.CHANNELS];
        Random random = new Random(seed);
        for (int i = 0; i < pixels.length; i++) {
            // Black and white overshoot most.
            pixels[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(2) * 255);
        }
        RgbPicture picture = new RgbPicture(width, height, pixels);
        assertThat(new BicubicResize(side).resize(picture)).isEqualTo(ReferenceResize.resize(picture, side));
    }

    @Test
    void resize_ofTheLongestSideStaysSmall() {
        RgbPicture thread = Patterns.draw("noise", 1, PictureLimits.MAX_SIDE);
        assertThat(new BicubicResize(3).resize(thread)).isEqualTo(ReferenceResize.resize(thread, 3));
    }
}
