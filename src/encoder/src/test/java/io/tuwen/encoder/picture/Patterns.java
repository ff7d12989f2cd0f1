package io.tuwen.encoder.picture;

/** Pictures drawn by arithmetic, the same as in golden_pixels.py. */
final class Patterns {
    private Patterns() {}

    static RgbPicture draw(String pattern, int width, int height) {
        byte[] pixels = new byte[width * height * RgbPicture.CHANNELS];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < RgbPicture.CHANNELS; c++) {
                    pixels[at++] = (byte) sample(pattern, x, y, c, width, height);
                }
            }
        }
        return new RgbPicture(width, height, pixels);
    }

    private static int sample(String pattern, int x, int y, int c, int width, int height) {
        return switch (pattern) {
            case "noise" -> noise(x, y, c);
            case "gradient" -> c == 0 ? x * 255 / width : c == 1 ? y * 255 / height : x + y;
            case "checker" -> ((x / 3 + y / 5 + c) & 1) * 255;
            case "stripes" -> (x * (c + 1) + y) % 7 == 0 ? 255 : 0;
            default -> throw new IllegalArgumentException(pattern);
        };
    }

    private static int noise(int x, int y, int c) {
        int h = x * 0x9E3779B1 + y * 0x85EBCA77 + c * 0xC2B2AE3D;
        h ^= h >>> 15;
        h *= 0x2C1B3C6D;
        return h >>> 12 & 255;
    }
}
