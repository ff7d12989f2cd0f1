package io.tuwen.cli.picture;

import java.awt.image.BufferedImage;

/** What a model sees, as a picture again. */
public final class SquareImage {
    private SquareImage() {}

    /** @param pixels UINT8 [S, S, 3] */
    public static BufferedImage of(byte[] pixels) {
        int side = (int) Math.round(Math.sqrt(pixels.length / 3.0));
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            int rgb = (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | pixels[3 * i + 2] & 0xff;
            image.setRGB(i % side, i / side, rgb);
        }
        return image;
    }
}
