package io.tuwen.encoder.quality;

/**
 * Whether a picture shows anything: it is blank when fewer than one in a thousand of its pixels stand out, by more than 8
 * levels in any channel, from its median colour. So a page with a speck of dust is blank, and a page with a good of 3 % of
 * its width is not; noise of compression does not count as something shown.
 */
final class Blankness {
    static final int TOLERANCE = 8;
    static final int ONE_IN = 1000;

    private static final int CHANNELS = 3;

    private Blankness() {}

    /** @param pixels red, green, blue of each pixel; at least one */
    static boolean isBlank(byte[] pixels) {
        int[] median = {median(pixels, 0), median(pixels, 1), median(pixels, 2)};
        long standingOut = 0;
        for (int at = 0; at < pixels.length; at += CHANNELS) {
            standingOut += standsOut(pixels, at, median) ? 1 : 0;
        }
        return standingOut * ONE_IN < pixels.length / CHANNELS;
    }

    private static boolean standsOut(byte[] pixels, int at, int[] colour) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (Math.abs((pixels[at + channel] & 0xff) - colour[channel]) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static int median(byte[] pixels, int channel) {
        int[] histogram = new int[256];
        for (int at = channel; at < pixels.length; at += CHANNELS) {
            histogram[pixels[at] & 0xff]++;
        }
        int half = pixels.length / CHANNELS / 2;
        int level = 0;
        for (int below = histogram[0]; below <= half; below += histogram[level]) {
            level++;
        }
        return level;
    }
}
