package io.tuwen.cli.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Where squares are written that show what the model would see. Safe for use by many threads.
 *
 * @param out a PNG file, or a folder of them
 * @param many whether it is a folder
 */
public record Squares(Path out, boolean many) {

    /** @throws UncheckedIOException when it cannot be written */
    void write(Source source, byte[] pixels) {
        Path file = many ? out.resolve(source.square()) : out;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image(pixels), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--out " + file + ": cannot be written (expected: a " + (many ? "folder" : "PNG file") + ")", e);
        }
    }

    private static BufferedImage image(byte[] pixels) {
        int side = (int) Math.round(Math.sqrt(pixels.length / 3.0));
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            int rgb = (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | pixels[3 * i + 2] & 0xff;
            image.setRGB(i % side, i / side, rgb);
        }
        return image;
    }
}
