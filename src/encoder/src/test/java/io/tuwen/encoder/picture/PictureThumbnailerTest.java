package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureThumbnailerTest {
    private static final PictureThumbnailer THUMBNAILER = new PictureThumbnailer(new PictureLimits(1 << 20, 1_000_000));

    @ParameterizedTest
    @CsvSource({"400, 200, 100, 100, 50", "200, 400, 100, 50, 100", "30, 20, 100, 30, 20", "900, 1, 64, 64, 1"})
    void picture_keepsItsShape_andIsNotMadeLarger(int width, int height, int side, int toWidth, int toHeight)
            throws IOException {
        BufferedImage small = thumbnail(png(width, height), side);

        assertThat(small.getWidth()).isEqualTo(toWidth);
        assertThat(small.getHeight()).isEqualTo(toHeight);
    }

    @Test
    void colours_stayWhereTheyAre() throws IOException {
        BufferedImage small = thumbnail(png(400, 200), 100);

        assertThat(distance(new Color(small.getRGB(10, 25)), Color.RED)).isLessThan(20);
        assertThat(distance(new Color(small.getRGB(90, 25)), Color.BLUE)).isLessThan(20);
    }

    @Test
    void whatIsNoPicture_orTooLarge_isAFailure() throws IOException {
        assertThat(failure("no picture".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FailureCode.PICTURE_FORMAT_UNKNOWN);
        assertThat(failure(new byte[0])).isEqualTo(FailureCode.PICTURE_EMPTY);
        assertThat(failure(png(1_001, 1_000))).isEqualTo(FailureCode.PICTURE_TOO_LARGE);
    }

    /** Red on the left, blue on the right. */
    private static byte[] png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage thumbnail(byte[] file, int side) throws IOException {
        byte[] jpeg = ((Outcome.Success<byte[]>) THUMBNAILER.thumbnail(ByteBuffer.wrap(file), side)).value();
        assertThat(jpeg).startsWith(0xff, 0xd8, 0xff);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static FailureCode failure(byte[] file) {
        return ((Outcome.Failed<byte[]>) THUMBNAILER.thumbnail(ByteBuffer.wrap(file), 64))
                .failure()
                .code();
    }

    private static int distance(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }
}
