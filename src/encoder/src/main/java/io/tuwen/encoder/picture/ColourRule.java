package io.tuwen.encoder.picture;

/**
 * The one rule that brings every picture to RGB: what is transparent lies on white; then RGB; only then is it resized.
 * Integer arithmetic is that of libjpeg for YCbCr and of Pillow for the rest, so that pixels equal theirs. Colour
 * profiles are not applied: samples are taken as sRGB.
 */
final class ColourRule {
    private static final int WHITE = 255;

    private ColourRule() {}

    /** A sample under its opacity on white, rounded to nearest. */
    static byte onWhite(int sample, int alpha) {
        // Most pixels of most pictures are opaque.
        return alpha == WHITE ? (byte) sample : (byte) div255(sample * alpha + WHITE * (WHITE - alpha));
    }

    /** In place, three bytes a pixel. */
    static void ycbcrToRgb(byte[] samples, int pixels) {
        for (int i = 0, at = 0; i < pixels; i++, at += 3) {
            YcbcrToRgb.convert(samples, at);
        }
    }

    /**
     * In place, from four bytes a pixel to three. Cyan, magenta, yellow and black are stored inverted, as Photoshop writes
     * them and as Pillow takes every such file. YCCK holds the same as YCbCr beside the inverted black, and YCbCr to RGB
     * inverts once more.
     */
    static void inksToRgb(byte[] samples, int pixels, boolean ycck) {
        for (int i = 0, from = 0, to = 0; i < pixels; i++, from += 4, to += 3) {
            int light = samples[from + 3] & 0xff;
            if (ycck) {
                YcbcrToRgb.convert(samples, from);
            }
            for (int channel = 0; channel < 3; channel++) {
                int sample = samples[from + channel] & 0xff;
                int ink = ycck ? sample : WHITE - sample;
                samples[to + channel] = (byte) (light - div255(ink * light));
            }
        }
    }

    /** One byte a pixel to three. */
    static byte[] greyToRgb(byte[] samples, int pixels) {
        byte[] rgb = new byte[pixels * RgbPicture.CHANNELS];
        greyToRgb(samples, pixels, rgb, 0);
        return rgb;
    }

    /** One byte a pixel to three, which are written from the offset on. */
    static void greyToRgb(byte[] samples, int pixels, byte[] rgb, int offset) {
        for (int i = 0, to = offset; i < pixels; i++, to += RgbPicture.CHANNELS) {
            rgb[to] = samples[i];
            rgb[to + 1] = samples[i];
            rgb[to + 2] = samples[i];
        }
    }

    /** Divides by 255, rounded to nearest, for 0 to 65025. */
    private static int div255(int value) {
        int rounded = value + 128;
        return ((rounded >> 8) + rounded) >> 8;
    }
}
