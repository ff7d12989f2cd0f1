package io.tuwen.search.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that captions are made of, found without a dictionary: what recurs between ever other neighbours (accessor variety;
 * Feng, Chen, Deng and Zheng, Computational Linguistics 30:1, 2004). What is no word now and then gets through.
 */
final class Words {
    /** In how many captions a word stands at least, and of how many kinds its neighbours are at least, on either side. */
    private static final int LEAST_CAPTIONS = 4;

    private static final int LEAST_VARIETY = 3;

    /** The longest word, in characters of Chinese or words of other scripts. */
    private static final int LONGEST = 6;

    private static final String EDGE = "";

    private final Map<String, Uses> uses = new HashMap<>();

    private Words() {}

    /** Where something stands, and beside what. */
    private static final class Uses {
        final Set<Integer> captions = new HashSet<>();
        final Set<String> left = new HashSet<>();
        final Set<String> right = new HashSet<>();

        boolean areAWord() {
            return captions.size() >= LEAST_CAPTIONS && Math.min(left.size(), right.size()) >= LEAST_VARIETY;
        }
    }

    /**
     * @param most how many at most
     * @return the most frequent first
     */
    static List<String> of(List<String> captions, int most) {
        Words words = new Words();
        for (int i = 0; i < captions.size(); i++) {
            words.read(i, units(captions.get(i)));
        }
        return words.uses.entrySet().stream()
                .filter(use -> use.getValue().areAWord())
                .sorted(Comparator.comparingInt((Map.Entry<String, Uses> use) ->
                                -use.getValue().captions.size())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void read(int caption, List<String> units) {
        for (int from = 0; from < units.size(); from++) {
            StringBuilder word = new StringBuilder();
            for (int to = from; to < Math.min(units.size(), from + LONGEST) && isLetters(units.get(to)); to++) {
                word.append(units.get(to));
                if (word.length() > 1) {
                    note(word.toString(), caption, beside(units, from, -1), beside(units, to, 1));
                }
            }
        }
    }

    private void note(String word, int caption, String left, String right) {
        Uses here = uses.computeIfAbsent(word, any -> new Uses());
        here.captions.add(caption);
        here.left.add(left);
        here.right.add(right);
    }

    /** The next unit that is no space. */
    private static String beside(List<String> units, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < units.size() && units.get(at).isBlank()) {
            at += step;
        }
        return at < 0 || at >= units.size() ? EDGE : units.get(at);
    }

    /** Each Chinese character, each run of other letters and digits, and each sign. */
    private static List<String> units(String caption) {
        List<String> units = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        caption.codePoints().forEach(point -> {
            String one = Character.toString(point);
            if (Character.isLetterOrDigit(point) && !Character.isIdeographic(point)) {
                run.append(one);
                return;
            }
            flush(run, units);
            units.add(one);
        });
        flush(run, units);
        return units;
    }

    private static void flush(StringBuilder run, List<String> units) {
        if (!run.isEmpty()) {
            units.add(run.toString());
            run.setLength(0);
        }
    }

    private static boolean isLetters(String unit) {
        return Character.isLetterOrDigit(unit.codePointAt(0));
    }
}
