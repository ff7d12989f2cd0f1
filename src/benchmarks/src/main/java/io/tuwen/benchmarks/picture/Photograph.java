package io.tuwen.benchmarks.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;

/**
 * Draws what compresses like the photograph of a good: an oval of soft structure at all scales, with the grain of a
 * sensor, on a bright wall. The same numbers give the same pixels.
 */
final class Photograph {
    private static final int FINEST = 128;
    private static final int CONTRAST = 110;
    private static final double GRAIN = 3.5;
    private static final int WALL = 228;

    private Photograph() {}

    /** @param transparent whether the wall is left out, with a soft edge */
    static BufferedImage draw(int width, int height, boolean transparent) {
        Random random = new Random(31L * width + height);
        float[] levels = structure(width, height, random);
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        for (int at = 0; at < width * height; at++) {
            int x = at % width;
            int y = at / width;
            double inside = inside(x, y, width, height);
            int alpha = (int) (255 * inside);
            int argb = alpha << 24;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double level = WALL + (levels[3 * at + shift / 8] - WALL) * inside + GRAIN * random.nextGaussian();
                argb |= (int) Math.min(Math.max(level, 0), 255) << shift;
            }
            image.setRGB(x, y, argb);
        }
        return image;
    }

    /** 1 within the oval, 0 outside, between on its edge. */
    private static double inside(int x, int y, int width, int height) {
        double across = (x - width / 2.0) / (0.38 * width);
        double down = (y - height / 2.0) / (0.42 * height);
        return Math.min(Math.max((1 - across * across - down * down) * 20, 0), 1);
    }

    /** Noise of ever finer grids, each weaker than the last, smoothly enlarged: the spectrum of photographs. */
    private static float[] structure(int width, int height, Random random) {
        float[] levels = new float[3 * width * height];
        Arrays.fill(levels, 128);
        for (int grid = 2; grid <= FINEST; grid *= 2) {
            BufferedImage layer = enlarge(noise(grid, random), width, height);
            float weight = (float) (2.5 / Math.pow(grid, 0.9));
            for (int at = 0; at < width * height; at++) {
                int rgb = layer.getRGB(at % width, at / width);
                for (int channel = 0; channel < 3; channel++) {
                    levels[3 * at + channel] += weight * ((rgb >> 8 * channel & 0xff) - 128);
                }
            }
        }
        return levels;
    }

    /** Lightness varies more than colour. */
    private static BufferedImage noise(int grid, Random random) {
        BufferedImage noise = new BufferedImage(grid, grid, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < grid * grid; at++) {
            double light = random.nextDouble() - 0.5;
            int rgb = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                double tone = 0.8 * light + 0.2 * (random.nextDouble() - 0.5);
                rgb |= (int) (128 + 2 * CONTRAST * tone) << shift;
            }
            noise.setRGB(at % grid, at / grid, rgb);
        }
        return noise;
    }

    private static BufferedImage enlarge(BufferedImage small, int width, int height) {
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(small, 0, 0, width, height, null);
        graphics.dispose();
        return large;
    }
}
