package io.tuwen.search.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Who asks among how many, and what each wants, by places in the tables of queries and candidates.
 *
 * @param wanted for each query the candidates that are right for it; empty where none of them is among the candidates
 * @param candidates how many there are, in the order that decides between equal scores
 */
public record Task(List<int[]> wanted, int candidates) {
    public Task {
        wanted = List.copyOf(wanted);
    }

    public int queries() {
        return wanted.size();
    }

    /** Why the reference evaluation would measure nothing of it, where that is so. */
    public Optional<String> obstacle() {
        if (candidates < Recalls.DEPTH) {
            return Optional.of("candidates: " + candidates + " (expected: at least " + Recalls.DEPTH + ", since R@"
                    + Recalls.DEPTH + " asks for as many)");
        }
        return queries() == 0 ? Optional.of("queries: none (expected: at least one)") : Optional.empty();
    }
}
