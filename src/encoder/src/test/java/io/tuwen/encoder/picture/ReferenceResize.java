package io.tuwen.encoder.picture;

/** The recipe word by word: whole passes over whole pictures, weights computed for each pixel, nothing kept. */
final class ReferenceResize {
    private ReferenceResize() {}

    static byte[] resize(RgbPicture picture, int side) {
        byte[] wide = across(picture.pixels(), picture.width(), picture.height(), side);
        byte[] turned = across(transpose(wide, side, picture.height()), picture.height(), side, side);
        return transpose(turned, side, side);
    }

    private static byte[] across(byte[] pixels, int width, int height, int side) {
        byte[] out = new byte[side * height * 3];
        double scale = (double) width / side;
        double factor = scale < 1 ? 1 : scale;
        for (int x = 0; x < side; x++) {
            double centre = (x + 0.5) * scale;
            int first = Math.max(0, (int) (centre - 2 * factor + 0.5));
            int last = Math.min(width, (int) (centre + 2 * factor + 0.5));
            long[] weights = weights(first, last, centre, factor);
            for (int i = 0; i < height * 3; i++) {
                int y = i / 3;
                long sum = 1 << 21;
                for (int tap = first; tap < last; tap++) {
                    sum += weights[tap - first] * (pixels[(y * width + tap) * 3 + i % 3] & 0xff);
                }
                out[(y * side + x) * 3 + i % 3] = (byte) Math.max(0, Math.min(255, sum >> 22));
            }
        }
        return out;
    }

    private static long[] weights(int first, int last, double centre, double factor) {
        double[] exact = new double[last - first];
        double total = 0;
        for (int i = 0; i < exact.length; i++) {
            double d = Math.abs((first + i - centre + 0.5) * (1.0 / factor));
            exact[i] = d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? (((d - 5) * d + 8) * d - 4) * -0.5 : 0;
            total += exact[i];
        }
        long[] weights = new long[exact.length];
        for (int i = 0; i < weights.length; i++) {
            double scaled = exact[i] / total * (1 << 22);
            weights[i] = (long) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
        return weights;
    }

    private static byte[] transpose(byte[] pixels, int width, int height) {
        byte[] out = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            out[(x * height + y) * 3 + i % 3] = pixels[i];
        }
        return out;
    }
}
