package io.tuwen.search.calibration;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Learns from every other pair, and tries on the rest. People ask with less than a caption says, and what they find then scores
 * lower: so it learns from the words that captions are made of, too.
 */
public final class Calibrator {
    /** Half of them leave a twentieth of a hundred to be missed. */
    public static final int LEAST_PAIRS = 200;

    private static final int MOST_WORDS = 256;

    private Calibrator() {}

    /** @param trials each side's */
    public record Result(Calibration calibration, Map<Tower, Trial> trials) {
        /** Whether cut-offs by question did better than one for all, on both sides. */
        public boolean isBetter() {
            return trials.values().stream().allMatch(Trial::isBetter);
        }
    }

    /**
     * @param pairs at least {@value #LEAST_PAIRS}, in no order
     * @param vectors sentences to vectors of the same model
     */
    public static Result calibrate(
            ModelContract model, List<Pair> pairs, Function<List<String>, List<float[]>> vectors, Instant now) {
        if (pairs.size() < LEAST_PAIRS) {
            throw new IllegalArgumentException("pairs: " + pairs.size() + " (expected: at least " + LEAST_PAIRS + ")");
        }
        List<Pair> learnedFrom = half(pairs, 0);
        List<Word> words = words(learnedFrom, vectors);
        Map<Tower, SideCutoffs> sides = new EnumMap<>(Tower.class);
        Map<Tower, Trial> trials = new EnumMap<>(Tower.class);
        for (Tower side : Tower.values()) {
            List<Example> examples = Examples.of(side, learnedFrom, words);
            SideCutoffs learned = Learner.learn(examples, model.logitScale());
            sides.put(side, learned);
            trials.put(side, Trial.of(learned, examples, Examples.of(side, half(pairs, 1), words)));
        }
        Calibration.Origin origin =
                new Calibration.Origin(model.label(), model.fingerprint(), now, learnedFrom.size(), words.size());
        return new Result(new Calibration(origin, sides), trials);
    }

    private static List<Pair> half(List<Pair> pairs, int first) {
        List<Pair> half = new ArrayList<>();
        for (int i = first; i < pairs.size(); i += 2) {
            half.add(pairs.get(i));
        }
        return half;
    }

    private static List<Word> words(List<Pair> pairs, Function<List<String>, List<float[]>> vectors) {
        List<String> texts = Words.of(pairs.stream().map(Pair::text).toList(), MOST_WORDS);
        List<float[]> embedded = texts.isEmpty() ? List.of() : vectors.apply(texts);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            words.add(new Word(texts.get(i), embedded.get(i)));
        }
        return words;
    }
}
