package io.tuwen.encoder.picture;

/** What the samples of a picture file tell of each pixel. */
public enum ColourSpace {
    GREY("grey", 1),
    RGB("RGB", 3),
    PALETTE("palette", 1),
    YCBCR("YCbCr", 3),
    CMYK("CMYK", 4),
    YCCK("YCCK", 4);

    private final String label;
    private final int samples;

    ColourSpace(String label, int samples) {
        this.label = label;
        this.samples = samples;
    }

    /** Of each pixel, without opacity. */
    int samples() {
        return samples;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return label;
    }
}
