package io.tuwen.benchmarks.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The files that are measured, made anew for each run. */
final class PictureFiles {
    private static final float QUALITY = 0.88f;

    private PictureFiles() {}

    /** @param name of those in {@link PreparePicture} */
    static byte[] encode(String name) {
        return switch (name) {
            case "jpeg-800x800" -> encode(Photograph.draw(800, 800, false), "jpeg", QUALITY);
            case "jpeg-1600x1200" -> encode(Photograph.draw(1600, 1200, false), "jpeg", QUALITY);
            // ImageIO's scale of PNG: less is smaller. This is zlib's usual level.
            case "png-800x800-alpha" -> encode(Photograph.draw(800, 800, true), "png", 0.4f);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static byte[] encode(BufferedImage image, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
