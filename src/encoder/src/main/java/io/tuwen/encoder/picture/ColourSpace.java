package io.tuwen.encoder.picture;

/** What the samples of a picture file tell of each pixel. */
public enum ColourSpace {
    GREY("grey"),
    RGB("RGB"),
    PALETTE("palette"),
    YCBCR("YCbCr"),
    CMYK("CMYK"),
    YCCK("YCCK");

    private final String label;

    ColourSpace(String label) {
        this.label = label;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return label;
    }
}
