package io.tuwen.search.calibration;

import io.tuwen.core.model.Tower;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Pairs to questions whose answer is known. */
final class Examples {
    private Examples() {}

    /**
     * The other half of each pair asks for this side's; and each word for all whose caption has it.
     *
     * @param side that is searched
     * @param pairs whose halves on that side are the rows
     * @param words those that stand in none of the captions are left out
     */
    static List<Example> of(Tower side, List<Pair> pairs, List<Word> words) {
        List<float[]> rows = pairs.stream().map(pair -> pair.vector(side)).toList();
        Tower other = side == Tower.IMAGE ? Tower.TEXT : Tower.IMAGE;
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            BitSet own = new BitSet();
            own.set(i);
            examples.add(example(pairs.get(i).vector(other), rows, own));
        }
        for (Word word : words) {
            BitSet own = withWord(pairs, word.text());
            if (!own.isEmpty()) {
                examples.add(example(word.vector(), rows, own));
            }
        }
        return examples;
    }

    private static BitSet withWord(List<Pair> pairs, String word) {
        BitSet own = new BitSet();
        for (int i = 0; i < pairs.size(); i++) {
            own.set(i, pairs.get(i).text().contains(word));
        }
        return own;
    }

    private static Example example(float[] question, List<float[]> rows, BitSet own) {
        return new Example(
                question,
                rows.stream().mapToDouble(row -> Vectors.product(question, row)).toArray(),
                own);
    }
}
