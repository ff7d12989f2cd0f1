package io.tuwen.search.calibration;

/**
 * Something short that people may ask for.
 *
 * @param vector of length 1
 */
public record Word(String text, float[] vector) {}
