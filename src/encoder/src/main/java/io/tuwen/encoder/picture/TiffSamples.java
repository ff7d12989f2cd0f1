package io.tuwen.encoder.picture;

import java.util.Objects;

/** Brings rows of a page's samples to RGB on white, as Pillow does. Of 16 bits the high byte counts. */
final class TiffSamples {
    private static final int OPAQUE = 255;

    private final TiffColours colours;
    private final int samples;
    private final int bits;
    private final byte[] inks = new byte[4];

    TiffSamples(TiffPage page) {
        this.colours = page.colours();
        this.samples = page.samples();
        this.bits = page.bits();
    }

    /** @param row samples as stored, pixel by pixel */
    void toRgb(int[] row, byte[] pixels, int offset) {
        if (colours.kind() == TiffColours.Kind.PALETTE) {
            lookUp(row, pixels, offset);
            return;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = bits > 8 ? row[i] >> 8 : row[i] * 255 / ((1 << bits) - 1);
        }
        for (int from = 0, to = offset; from < row.length; from += samples, to += RgbPicture.CHANNELS) {
            switch (colours.kind()) {
                case INKS -> inks(row, from, pixels, to);
                case RGB, YCBCR -> colours(row, from, 1, pixels, to);
                case WHITE_IS_ZERO -> {
                    row[from] = OPAQUE - row[from];
                    colours(row, from, 0, pixels, to);
                }
                case BLACK_IS_ZERO, PALETTE -> colours(row, from, 0, pixels, to);
            }
        }
    }

    private void lookUp(int[] row, byte[] pixels, int offset) {
        byte[] palette = Objects.requireNonNull(colours.palette()).rgb();
        int to = offset;
        for (int index : row) {
            System.arraycopy(palette, index * RgbPicture.CHANNELS, pixels, to, RgbPicture.CHANNELS);
            to += RgbPicture.CHANNELS;
        }
    }

    /** @param step from one colour's sample to the next one's; 0 for grey */
    private void colours(int[] row, int from, int step, byte[] pixels, int to) {
        int alpha = colours.alpha() == TiffColours.Alpha.NONE ? OPAQUE : row[from + samples - 1];
        for (int channel = 0; channel < RgbPicture.CHANNELS; channel++) {
            int sample = row[from + channel * step];
            if (colours.alpha() == TiffColours.Alpha.ASSOCIATED && alpha > 0) {
                sample = Math.min(sample * OPAQUE / alpha, OPAQUE);
            }
            pixels[to + channel] = ColourRule.onWhite(sample, alpha);
        }
    }

    /** The inks of TIFF are not inverted, unlike those of JPEG. */
    private void inks(int[] row, int from, byte[] pixels, int to) {
        for (int ink = 0; ink < inks.length; ink++) {
            inks[ink] = (byte) (OPAQUE - row[from + ink]);
        }
        ColourRule.inksToRgb(inks, 1, false);
        System.arraycopy(inks, 0, pixels, to, RgbPicture.CHANNELS);
    }
}
