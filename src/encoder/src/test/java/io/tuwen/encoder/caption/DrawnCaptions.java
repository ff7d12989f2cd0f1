package io.tuwen.encoder.caption;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Captions drawn from a seed, the same as {@code drawn_captions.py} draws: spaces, fragments, some many times over, and any code
 * point up to U+3FFFF but those left out.
 *
 * @param leftOut ranges: first and last
 */
record DrawnCaptions(List<String> fragments, List<List<Integer>> leftOut) {
    private static final int BLOCK = 1000;
    private static final int MOST_PIECES = 30;
    private static final int MOST_TIMES = 120;

    List<String> block(int number) {
        Draws draws = new Draws(number);
        return IntStream.range(0, BLOCK).mapToObj(i -> caption(draws)).toList();
    }

    private String caption(Draws draws) {
        StringBuilder caption = new StringBuilder();
        for (int pieces = 1 + draws.below(MOST_PIECES); pieces > 0; pieces--) {
            caption.append(piece(draws));
        }
        return caption.toString();
    }

    private String piece(Draws draws) {
        int kind = draws.below(64);
        if (kind < 6) {
            return codePoint(draws);
        }
        if (kind < 24) {
            return " ";
        }
        int times = kind == 24 ? 1 + draws.below(MOST_TIMES) : 1;
        return fragments.get(draws.below(fragments.size())).repeat(times);
    }

    private String codePoint(Draws draws) {
        while (true) {
            int point = draws.below(1 << (9 + draws.below(10)));
            if (leftOut.stream().noneMatch(range -> range.get(0) <= point && point <= range.get(1))) {
                return Character.toString(point);
            }
        }
    }

    private static final class Draws {
        private long state;

        Draws(long seed) {
            this.state = seed;
        }

        int below(int bound) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) (state >>> 33) % bound;
        }
    }
}
