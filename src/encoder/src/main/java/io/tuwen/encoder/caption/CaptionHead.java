package io.tuwen.encoder.caption;

/**
 * Cuts a caption where the model stops reading anyway. A tokenizer works through all of a text and cuts the ids; on a
 * caption of 64 KiB that is up to half a second for 50 words.
 */
final class CaptionHead {
    private CaptionHead() {}

    /**
     * The shortest beginning that surely has {@code words} words, each of at least one id, and ends where a word ends;
     * all of the text when there is no such beginning.
     */
    static String of(String text, int words) {
        int seen = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (standsAlone(c) || Character.isWhitespace(c)) {
                seen += (inWord ? 1 : 0) + (standsAlone(c) ? 1 : 0);
                inWord = false;
                if (seen >= words) {
                    return text.substring(0, i + 1);
                }
            } else {
                inWord |= Character.isLetterOrDigit(c);
            }
        }
        return text;
    }

    /** A common Han character, or ASCII punctuation: one word, whatever stands beside it. */
    private static boolean standsAlone(char c) {
        boolean han = c >= '\u4e00' && c <= '\u9fff';
        return han || c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }
}
