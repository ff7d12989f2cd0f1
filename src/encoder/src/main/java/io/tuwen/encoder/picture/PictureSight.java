package io.tuwen.encoder.picture;

/**
 * A picture as the model sees it, and what it was.
 *
 * @param pixels size x size x 3 bytes: red, green, blue of each pixel, row by row; not to be changed by anyone
 */
public record PictureSight(PictureHeader header, byte[] pixels) {}
