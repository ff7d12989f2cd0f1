package io.tuwen.cli.picture;

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
            ImageIO.write(SquareImage.of(pixels), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--out " + file + ": cannot be written (expected: a " + (many ? "folder" : "PNG file") + ")", e);
        }
    }
}
