package io.tuwen.encoder.caption;

import java.util.Locale;

/**
 * Lower case as Python's {@code str.lower()} has it. The JDK differs in one letter: it seeks the end of a word, where a
 * capital sigma becomes a final one, by its own word breaks and not by Unicode's rule (section 3.13, Final_Sigma).
 */
final class LowerCase {
    private static final char CAPITAL_SIGMA = 'Σ';

    /** MidLetter, MidNumLet and Single_Quote of Unicode's word breaks; their other parts follow from the type. */
    private static final String WITHIN_WORDS = "':.·\u0387\u055f\u05f4‘’․‧\ufe13\ufe52\ufe55＇．：";

    private LowerCase() {}

    static String of(String text) {
        return sigmas(text).toLowerCase(Locale.ROOT);
    }

    private static String sigmas(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = text.indexOf(CAPITAL_SIGMA); i >= 0; i = text.indexOf(CAPITAL_SIGMA, i + 1)) {
            lower.setCharAt(i, isCasedBefore(text, i) && !isCasedAfter(text, i + 1) ? 'ς' : 'σ');
        }
        return lower.toString();
    }

    private static boolean isCasedBefore(String text, int end) {
        int at = end;
        while (at > 0 && isIgnored(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at > 0 && isCased(text.codePointBefore(at));
    }

    private static boolean isCasedAfter(String text, int start) {
        int at = start;
        while (at < text.length() && isIgnored(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length() && isCased(text.codePointAt(at));
    }

    private static boolean isCased(int codePoint) {
        return Character.isLowerCase(codePoint) || Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
    }

    private static boolean isIgnored(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> WITHIN_WORDS.indexOf(codePoint) >= 0;
        };
    }
}
