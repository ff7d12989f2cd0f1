package io.tuwen.encoder.quality;

import io.tuwen.core.event.Attributes;
import io.tuwen.encoder.picture.PictureHeader;
import io.tuwen.encoder.picture.PictureSight;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a shop may want to know of a picture before it shows it. A matter of the picture and the model's size alone: the
 * same file has the same flags on every machine.
 *
 * @param blank nothing stands out from one colour, see {@link Blankness}
 * @param tiny the shorter side is under {@value #TINY_SIDE} pixels, as stored
 * @param extremeRatio the longer side is over {@value #EXTREME_RATIO} times the shorter: the model's square distorts it
 *     as much
 * @param hash for near duplicates, see {@link PerceptualHash}
 */
public record PictureFlags(boolean blank, boolean tiny, boolean extremeRatio, long hash) {
    static final int TINY_SIDE = 64;
    static final int EXTREME_RATIO = 3;

    /** @param sight square, as models want it */
    public static PictureFlags of(PictureSight sight) {
        PictureHeader header = sight.header();
        int shorter = Math.min(header.width(), header.height());
        int longer = Math.max(header.width(), header.height());
        int side = (int) Math.round(Math.sqrt(sight.pixels().length / 3.0));
        return new PictureFlags(
                Blankness.isBlank(sight.pixels()),
                shorter < TINY_SIDE,
                longer > EXTREME_RATIO * shorter,
                PerceptualHash.of(sight.pixels(), side));
    }

    /** 16 hexadecimal digits, the first bit first. */
    public String hashText() {
        return HexFormat.of().toHexDigits(hash);
    }

    /**
     * As attributes of the picture's row, all of them always: {@code tuwen_blank}, {@code tuwen_tiny}, {@code
     * tuwen_extreme_ratio}, {@code tuwen_phash}. The hash is a text, since filters ask for texts and JSON readers round
     * whole numbers of 64 bits.
     */
    public Attributes attributes() {
        return Attributes.of(Map.of(
                Attributes.OWN_PREFIX + "blank",
                blank,
                Attributes.OWN_PREFIX + "tiny",
                tiny,
                Attributes.OWN_PREFIX + "extreme_ratio",
                extremeRatio,
                Attributes.OWN_PREFIX + "phash",
                hashText()));
    }
}
