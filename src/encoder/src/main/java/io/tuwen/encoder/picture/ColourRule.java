package io.tuwen.encoder.picture;

import java.util.Arrays;

/**
 * The one rule that brings every picture to RGB: what is transparent lies on white; then RGB; only then is it resized.
 * Integer arithmetic is that of libjpeg for YCbCr and of Pillow for the rest, so that pixels equal theirs. Colour
 * profiles are not applied: samples are taken as sRGB.
 */
final class ColourRule {
    private static final int WHITE = 255;
    private static final int CENTRE = 128;
    private static final int FRACTION = 16;
    private static final int HALF = 1 << (FRACTION - 1);

    private static final int[] RED_OF_CR = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];
    private static final int[] BLUE_OF_CB = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int chroma = i - CENTRE;
            RED_OF_CR[i] = (fixed(1.402) * chroma + HALF) >> FRACTION;
            GREEN_OF_CR[i] = -fixed(0.71414) * chroma;
            GREEN_OF_CB[i] = -fixed(0.34414) * chroma + HALF;
            BLUE_OF_CB[i] = (fixed(1.772) * chroma + HALF) >> FRACTION;
        }
    }

    private ColourRule() {}

    private static int fixed(double factor) {
        return (int) (factor * (1 << FRACTION) + 0.5);
    }

    /** A sample under its opacity on white, rounded to nearest. */
    static byte onWhite(int sample, int alpha) {
        return (byte) div255(sample * alpha + WHITE * (WHITE - alpha));
    }

    /** In place, three bytes a pixel. */
    static void ycbcrToRgb(byte[] samples, int pixels) {
        for (int i = 0, at = 0; i < pixels; i++, at += 3) {
            pixelToRgb(samples, at);
        }
    }

    private static void pixelToRgb(byte[] samples, int at) {
        int y = samples[at] & 0xff;
        int cb = samples[at + 1] & 0xff;
        int cr = samples[at + 2] & 0xff;
        samples[at] = (byte) clamp(y + RED_OF_CR[cr]);
        samples[at + 1] = (byte) clamp(y + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> FRACTION));
        samples[at + 2] = (byte) clamp(y + BLUE_OF_CB[cb]);
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
                pixelToRgb(samples, from);
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
        for (int i = 0, to = 0; i < pixels; i++, to += RgbPicture.CHANNELS) {
            Arrays.fill(rgb, to, to + RgbPicture.CHANNELS, samples[i]);
        }
        return rgb;
    }

    private static int clamp(int value) {
        return Math.min(Math.max(value, 0), 255);
    }

    /** Divides by 255, rounded to nearest, for 0 to 65025. */
    private static int div255(int value) {
        int rounded = value + 128;
        return ((rounded >> 8) + rounded) >> 8;
    }
}
