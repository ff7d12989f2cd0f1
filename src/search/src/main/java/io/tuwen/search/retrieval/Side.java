package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Hit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The best rows of one ranking that may be answers. What may not be is known only once it is found, so it looks
 * deeper until there are enough, or no more.
 *
 * @param index its best so many rows that pass the question's filter, best first
 * @param byItem each item once
 * @param least score of a row
 */
record Side(IntFunction<List<Hit>> index, Question question, boolean byItem, double least) {
    /** What the index gives at most. */
    private static final int DEEPEST = 16_384;

    /** At most {@code wanted}, best first. */
    List<Hit> best(int wanted) {
        Set<ItemId> examples = question.examples();
        int k = Math.min(DEEPEST, wanted + examples.size());
        while (true) {
            List<Hit> found = index.apply(k);
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
                .filter(hit -> hit.score() >= least)
                .filter(hit -> {
                    ItemId item = hit.header().key().itemId();
                    return byItem ? seen.add(item) : !examples.contains(item);
                })
                .toList();
    }

    private boolean exhausted(List<Hit> found, int k) {
        return found.size() < k || k == DEEPEST || found.get(found.size() - 1).score() < least;
    }
}
