package io.tuwen.encoder.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.TestContract;
import io.tuwen.encoder.picture.PictureLimits;
import io.tuwen.encoder.picture.PicturePreprocessor;
import io.tuwen.encoder.picture.PictureSight;
import io.tuwen.testkit.catalogue.DrawnCatalogue;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of this test stand in the module's README. */
final class PerceptualHashTest {
    private static final int GOODS = 200;
    private static final int ENCODED_AGAIN = 50;
    private static final int SIDE = 480;
    /** What callers are told to take for the same picture. */
    private static final int SAME = 6;

    private static final ImageContract CONTRACT = TestContract.read().image();
    private static final PicturePreprocessor PREPROCESSOR = new PicturePreprocessor(CONTRACT, PictureLimits.DEFAULT);
    private static final List<Goods> CATALOGUE = IntStream.range(0, GOODS)
            .mapToObj(i -> new DrawnCatalogue(1).entry(Split.TRAIN, i).goods())
            .toList();
    private static final long[] HASHES =
            CATALOGUE.stream().mapToLong(PerceptualHashTest::original).toArray();

    @ParameterizedTest
    @CsvSource({"480, 0.9", "480, 0.5", "480, 0.2", "240, 0.75", "120, 0.75", "960, 0.75", "317, 0.5"})
    void distance_ofOnePictureEncodedAndScaledAgain_isSmall(int side, float quality) {
        int[] distances = IntStream.range(0, ENCODED_AGAIN)
                .map(i -> PerceptualHash.distance(HASHES[i], again(CATALOGUE.get(i), side, quality)))
                .sorted()
                .toArray();
        assertThat(distances[ENCODED_AGAIN - 1]).as(spread(distances)).isLessThanOrEqualTo(SAME);
    }

    @Test
    void distance_ofDifferentPictures_isLarge() {
        int[] distances = IntStream.range(0, GOODS)
                .flatMap(i -> IntStream.range(0, i).map(j -> PerceptualHash.distance(HASHES[i], HASHES[j])))
                .sorted()
                .toArray();
        long taken =
                Arrays.stream(distances).filter(distance -> distance <= SAME).count();
        assertThat(taken * 1_000).as(spread(distances)).isLessThan(distances.length);
        assertThat(distances[distances.length / 2]).as(spread(distances)).isGreaterThan(4 * SAME);
    }

    private static String spread(int[] sorted) {
        return "least %d, 1 in 1000 %d, 1 in 100 %d, median %d, most %d"
                .formatted(
                        sorted[0],
                        sorted[sorted.length / 1_000],
                        sorted[sorted.length / 100],
                        sorted[sorted.length / 2],
                        sorted[sorted.length - 1]);
    }

    @Test
    void of_oneColour_isTheMeanAlone() {
        byte[] pixels = new byte[224 * 224 * 3];
        assertThat(PerceptualHash.of(pixels, 224)).isZero();
        Arrays.fill(pixels, (byte) 200);
        assertThat(PerceptualHash.of(pixels, 224)).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "31", "32", "33", "224", "336"})
    void of_anySide_isDefined(int side) {
        byte[] ramp = new byte[side * side * 3];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (i / 3 % side * 255 / side);
        }
        // Only the first row of frequencies tells of columns.
        assertThat(PerceptualHash.of(ramp, side) & 0x00ff_ffff_ffff_ffffL).isZero();
    }

    private static long original(Goods goods) {
        return hash(Photographer.take(goods, SIDE, SIDE, "png"));
    }

    private static long again(Goods goods, int side, float quality) {
        BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        BufferedImage drawn = Photographer.draw(goods, SIDE, SIDE);
        scaled.createGraphics()
                .drawImage(drawn.getScaledInstance(side, side, BufferedImage.SCALE_AREA_AVERAGING), 0, 0, null);
        return hash(jpeg(scaled, quality));
    }

    private static byte[] jpeg(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static long hash(byte[] file) {
        Outcome<PictureSight> sight = PREPROCESSOR.look(ByteBuffer.wrap(file));
        return PictureFlags.of(((Success<PictureSight>) sight).value()).hash();
    }
}
