package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is looked for, and where.
 *
 * @param terms mixed by weight, at least one
 */
public record Question(List<Term> terms, Target target, Filter filter, Selection selection) {
    public Question {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new RefusedException(
                    new Finding("terms", "none", "a text, a picture or an item"), "say what is looked for");
        }
        if (target == Target.BOTH && selection.depth() > Fusion.DEPTH) {
            throw new RefusedException(
                    new Finding("k", Integer.toString(selection.k()), "1 to " + Fusion.DEPTH + " together with offset"),
                    "page less deep, or search one side");
        }
    }

    /** What is asked by example is no answer. */
    Set<ItemId> examples() {
        return terms.stream()
                .map(Term::query)
                .filter(Query.Like.class::isInstance)
                .map(query -> ((Query.Like) query).item())
                .collect(Collectors.toSet());
    }
}
