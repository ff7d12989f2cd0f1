package io.tuwen.testkit.catalogue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Photographs with captions for towers to learn from, and others to test them on: the same world as the demonstration's,
 * since the same classes draw it. Entry i is the same whatever else is drawn. Safe for use by many threads.
 *
 * @param seed the same seed draws the same catalogue
 */
public record DrawnCatalogue(long seed) {
    private static final int FULL_CAPTIONS = 5;
    private static final int KIND_CAPTIONS = 3;

    /** What towers learn from, and what they are tested on. */
    public enum Split {
        /** Pairs of kind and colour that are not held out. */
        TRAIN,
        /** Only held-out pairs. */
        HELDOUT
    }

    /**
     * One photograph.
     *
     * @param captions eight ways to say what it shows, in Chinese: five name kind, colour and pattern, three the kind
     *     alone. Without the latter, towers learn each kind in each colour by itself, and pictures of one kind lie apart
     * @param english and as many in English
     */
    public record Entry(Goods goods, List<String> captions, List<String> english) {
        /** The encoded file, a JPEG. */
        public byte[] picture() {
            return Shelf.picture(goods);
        }
    }

    /** @param index from 0 */
    public Entry entry(Split split, int index) {
        long place = (long) index * Split.values().length + split.ordinal();
        RandomGenerator random = new SplittableRandom(new SplittableRandom(seed).nextLong() + place);
        Goods goods = Stream.generate(() -> Goods.random(random))
                .filter(drawn -> drawn.heldOut() == (split == Split.HELDOUT))
                .findFirst()
                .orElseThrow();
        List<String> captions = captions(() -> goods.caption(random), () -> goods.kindCaption(random));
        List<String> english = captions(() -> goods.englishCaption(random), () -> goods.englishKindCaption(random));
        return new Entry(goods, captions, english);
    }

    private static List<String> captions(Supplier<String> full, Supplier<String> kind) {
        return Stream.concat(
                        Stream.generate(full).limit(FULL_CAPTIONS),
                        Stream.generate(kind).limit(KIND_CAPTIONS))
                .toList();
    }
}
