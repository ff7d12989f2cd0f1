package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Hit;
import io.tuwen.core.port.VectorSearch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The best rows of one side of the index that may be answers. What may not be is known only once it is found, so it looks
 * deeper until there are enough, or no more.
 *
 * @param byItem each item once
 */
record Side(VectorSearch index, Question question, boolean byItem) {
    /** What the index gives at most. */
    private static final int DEEPEST = 16_384;

    /** At most {@code wanted}, best first. */
    List<Hit> best(float[] vector, int wanted) {
        Set<ItemId> examples = question.examples();
        int k = Math.min(DEEPEST, wanted + examples.size());
        while (true) {
            List<Hit> found =
                    index.search(List.of(vector), k, question.filter()).get(0);
            List<Hit> answers = answers(found, examples);
            if (answers.size() >= wanted || exhausted(found, k)) {
                return answers.stream().limit(wanted).toList();
            }
            k = Math.min(DEEPEST, 2 * k);
        }
    }

    private List<Hit> answers(List<Hit> found, Set<ItemId> examples) {
        Set<ItemId> seen = new HashSet<>(examples);
        return found.stream()
                .filter(hit -> hit.score() >= leastScore())
                .filter(hit -> {
                    ItemId item = hit.header().key().itemId();
                    return byItem ? seen.add(item) : !examples.contains(item);
                })
                .toList();
    }

    private boolean exhausted(List<Hit> found, int k) {
        return found.size() < k || k == DEEPEST || found.get(found.size() - 1).score() < leastScore();
    }

    /** Sums of floats fall a little below -1 where -1 is meant. */
    private double leastScore() {
        double least = question.selection().minScore();
        return least <= -1 ? Double.NEGATIVE_INFINITY : least;
    }
}
