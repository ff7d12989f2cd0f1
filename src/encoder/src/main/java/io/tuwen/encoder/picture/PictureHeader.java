package io.tuwen.encoder.picture;

/**
 * What a picture file tells of itself.
 *
 * @param format by content, as people write it: {@code JPEG}, {@code PNG}
 * @param width in pixels, as stored: before the picture is turned
 * @param height in pixels, as stored
 * @param orientation EXIF's, 1 to 8; 1 where the file tells none. Whether it is undone, the model contract says
 */
public record PictureHeader(String format, int width, int height, int orientation, PictureColours colours) {}
