package io.tuwen.search.calibration;

import io.tuwen.core.model.Tower;

/**
 * One good as the stream tells it: its picture and its caption.
 *
 * @param picture vector of length 1
 * @param caption vector of length 1, of the same model
 * @param text the caption's words
 */
public record Pair(float[] picture, float[] caption, String text) {
    float[] vector(Tower side) {
        return side == Tower.IMAGE ? picture : caption;
    }
}
