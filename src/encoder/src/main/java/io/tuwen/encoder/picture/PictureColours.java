package io.tuwen.encoder.picture;

/**
 * How a picture came to RGB: from which samples, and whether any of them may be transparent, which then lies on white.
 *
 * @param transparent whether the file has opacities or a transparent colour, used or not
 */
public record PictureColours(ColourSpace space, boolean transparent) {

    /** For people: {@code grey}, {@code palette, alpha on white}. */
    @Override
    public String toString() {
        return transparent ? space + ", alpha on white" : space.toString();
    }
}
