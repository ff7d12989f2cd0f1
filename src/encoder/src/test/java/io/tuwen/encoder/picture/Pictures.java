package io.tuwen.encoder.picture;

import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.model.ModelContract.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Contracts and files for tests of pictures. */
final class Pictures {
    static final int SIDE = 224;

    private Pictures() {}

    static PicturePreprocessor preprocessor(String orientation) {
        return preprocessor(orientation, PictureLimits.DEFAULT);
    }

    static PicturePreprocessor preprocessor(String orientation, PictureLimits limits) {
        return new PicturePreprocessor(contract(SIDE, orientation), limits);
    }

    static ImageContract contract(int side, String orientation) {
        return new ImageContract(
                "image",
                new Tensor("pixels", "UINT8"),
                new Tensor("embedding", "FP32"),
                side,
                "square",
                "bicubic",
                "white",
                orientation);
    }

    static byte[] encode(RgbPicture picture, String format) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = picture.pixels();
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int rgb = (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | pixels[3 * i + 2] & 0xff;
            image.setRGB(i % picture.width(), i / picture.width(), rgb);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
