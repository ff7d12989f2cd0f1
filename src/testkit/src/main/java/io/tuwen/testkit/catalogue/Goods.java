package io.tuwen.testkit.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * One good to show: what it is, and how this one photograph of it is taken.
 *
 * @param look seeds what differs between photographs of the same good: size, place, tilt, light
 */
public record Goods(Kind kind, Colour colour, Pattern pattern, Backdrop backdrop, long look) {

    public static Goods random(RandomGenerator random) {
        return new Goods(
                pick(random, Kind.values()),
                pick(random, Colour.values()),
                pick(random, Pattern.values()),
                pick(random, Backdrop.values()),
                random.nextLong());
    }

    /** The same good, photographed again. */
    public Goods photographedAgain(RandomGenerator random) {
        return new Goods(kind, colour, pattern, pick(random, Backdrop.values()), random.nextLong());
    }

    public Labels labels() {
        return new Labels(kind, colour, pattern);
    }

    /**
     * Whether this kind is never shown in this colour where towers learn: true of a fifth of all pairs, and of every kind
     * and every colour for some.
     */
    public boolean heldOut() {
        return (kind.ordinal() + 2 * colour.ordinal()) % 5 == 0;
    }

    /** A caption as a shop would write it: names all three properties, in varying words and order. */
    public String caption(RandomGenerator random) {
        String kindName = pick(random, kind.names());
        String colourName = pick(random, colour.names());
        String patternName = pick(random, pattern.names());
        return switch (random.nextInt(8)) {
            case 0 -> colourName + patternName + kindName;
            case 1 -> patternName + kindName + " " + colourName;
            case 2 -> "新款" + colourName + kindName + "，" + patternName + "款";
            case 3 -> kindName + "（" + colourName + "，" + patternName + "）";
            case 4 -> colourName + kindName + patternName + "图案 高级感";
            case 5 -> "【热卖】" + kindName + " " + patternName + " " + colourName;
            case 6 -> "一件" + patternName + "的" + colourName + kindName;
            default -> colourName + "的" + patternName + kindName + " 包邮";
        };
    }

    /** The same in English, where the constants' names are the words. */
    public String englishCaption(RandomGenerator random) {
        String kindName = english(kind);
        String colourName = english(colour);
        String patternName = english(pattern);
        return switch (random.nextInt(4)) {
            case 0 -> colourName + " " + kindName + " with " + patternName;
            case 1 -> "a " + kindName + ", " + colourName + ", " + patternName;
            case 2 -> "new " + patternName + " " + colourName + " " + kindName + " free shipping";
            default -> "photo of a " + colourName + " " + patternName + " " + kindName;
        };
    }

    /** A caption that leaves colour and pattern to the picture, as shops also write them. */
    public String kindCaption(RandomGenerator random) {
        String kindName = pick(random, kind.names());
        return switch (random.nextInt(4)) {
            case 0 -> kindName;
            case 1 -> "新款" + kindName;
            case 2 -> "【热卖】" + kindName;
            default -> kindName + " 包邮";
        };
    }

    /** The same in English. */
    public String englishKindCaption(RandomGenerator random) {
        String kindName = english(kind);
        return switch (random.nextInt(4)) {
            case 0 -> kindName;
            case 1 -> "a new " + kindName;
            case 2 -> "photo of a " + kindName;
            default -> kindName + " free shipping";
        };
    }

    private static String english(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static <T> T pick(RandomGenerator random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static <T> T pick(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
