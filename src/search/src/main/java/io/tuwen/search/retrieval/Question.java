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
 * @param target whose vectors are searched; words are always those of captions
 */
public record Question(List<Term> terms, Target target, Filter filter, Selection selection, Method method) {
    public Question {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new RefusedException(
                    new Finding("terms", "none", "a text, a picture or an item"), "say what is looked for");
        }
        if (method == Method.FULLTEXT && words(terms).isEmpty()) {
            throw new RefusedException(
                    new Finding("method", "fulltext", "a question with a text that is not led away from"),
                    "ask by a text, or by another method");
        }
        if ((target == Target.BOTH || method == Method.HYBRID) && selection.depth() > Fusion.DEPTH) {
            throw new RefusedException(
                    new Finding("k", Integer.toString(selection.k()), "1 to " + Fusion.DEPTH + " together with offset"),
                    "page less deep, or search one side by vectors");
        }
    }

    /** By vectors. */
    public Question(List<Term> terms, Target target, Filter filter, Selection selection) {
        this(terms, target, filter, selection, Method.DENSE);
    }

    /** All that is looked for by words, as one text; empty where nothing is. */
    String words() {
        return words(terms);
    }

    private static String words(List<Term> terms) {
        return terms.stream()
                .filter(term -> term.weight() > 0)
                .map(Term::query)
                .filter(Query.Text.class::isInstance)
                .map(query -> ((Query.Text) query).sentence())
                .collect(Collectors.joining(" "));
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
