package io.tuwen.encoder.picture;

import io.tuwen.encoder.picture.TiffDirectory.Value;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the samples of a page are.
 *
 * @param palette of indices, else null
 */
record TiffColours(
        TiffColours.Kind kind,
        TiffColours.Alpha alpha,
        @Nullable Palette palette) {

    /** Photometric interpretations. */
    enum Kind {
        WHITE_IS_ZERO(ColourSpace.GREY),
        BLACK_IS_ZERO(ColourSpace.GREY),
        RGB(ColourSpace.RGB),
        PALETTE(ColourSpace.PALETTE),
        INKS(ColourSpace.CMYK),
        YCBCR(ColourSpace.YCBCR);

        private final ColourSpace space;

        Kind(ColourSpace space) {
            this.space = space;
        }

        ColourSpace space() {
            return space;
        }
    }

    /** What a sample beyond the colours is. */
    enum Alpha {
        NONE,
        ASSOCIATED,
        UNASSOCIATED
    }

    private static final int PHOTOMETRIC = 262;
    private static final int COLOUR_MAP = 320;
    private static final int EXTRA_SAMPLES = 338;
    private static final int COLOURS = 256;

    static TiffColours read(TiffDirectory page, int samples) throws IOException {
        Kind kind = kind(page.number(PHOTOMETRIC));
        int extra = samples - kind.space().samples();
        TiffPage.known(extra == 0 || extra == 1 && kind != Kind.PALETTE, samples + " samples a pixel");
        return new TiffColours(kind, alpha(page, extra), kind == Kind.PALETTE ? palette(page) : null);
    }

    private static Kind kind(long photometric) {
        return switch ((int) photometric) {
            case 0 -> Kind.WHITE_IS_ZERO;
            case 1 -> Kind.BLACK_IS_ZERO;
            case 2 -> Kind.RGB;
            case 3 -> Kind.PALETTE;
            case 5 -> Kind.INKS;
            case 6 -> Kind.YCBCR;
            default -> throw TiffPage.unknown("photometric interpretation " + photometric);
        };
    }

    /** Pillow's rule: an extra sample that nobody declares is alpha. */
    private static Alpha alpha(TiffDirectory page, int extra) {
        long declared = page.number(EXTRA_SAMPLES, 2);
        return extra == 0 || declared == 0 ? Alpha.NONE : declared == 1 ? Alpha.ASSOCIATED : Alpha.UNASSOCIATED;
    }

    /** All reds, all greens, all blues, of 16 bits; the high byte counts. */
    private static Palette palette(TiffDirectory page) throws IOException {
        Value map = page.required(COLOUR_MAP);
        int colours = map.count() / RgbPicture.CHANNELS;
        if (colours > COLOURS || map.bytes() != 2) {
            throw new IOException("palette of " + colours + " colours");
        }
        byte[] rgb = new byte[COLOURS * RgbPicture.CHANNELS];
        for (int i = 0; i < colours * RgbPicture.CHANNELS; i++) {
            rgb[i % colours * RgbPicture.CHANNELS + i / colours] = (byte) (map.get(i) >> 8);
        }
        return new Palette(rgb);
    }
}
