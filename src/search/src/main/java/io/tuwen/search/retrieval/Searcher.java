package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.retrieval.Found.Ranked;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Answers questions. Blocking; safe for use by many threads. */
public final class Searcher {
    private final QueryVectors vectors;
    private final Sides sides;
    private final Cutoffs cutoffs;

    /**
     * @param sides of the model that makes the vectors
     * @param cutoffs of that model, too
     */
    public Searcher(QueryVectors vectors, Sides sides, Cutoffs cutoffs) {
        this.vectors = vectors;
        this.sides = sides;
        this.cutoffs = cutoffs;
    }

    /** Which knows no cut-offs. */
    public Searcher(QueryVectors vectors, Sides sides) {
        this(vectors, sides, Cutoffs.none("nothing was learned"));
    }

    /**
     * Where words cannot be looked for, by vectors alone, and the answer tells why.
     *
     * @throws RefusedException when it names an item that is not indexed, or its terms cancel each other out, or it
     *     wants cut-offs where there are none
     * @throws io.tuwen.core.outcome.FailureException that tells what is wrong with a content, or what does not answer
     */
    public Answer answer(Question question) {
        MethodUsed method = method(question);
        Map<Tower, Double> least = new EnumMap<>(Tower.class);
        Map<Ranking, List<Hit>> best = rankings(question, method.used(), least);
        List<Found> hits = isFused(question, method.used()) ? Fusion.fuse(best) : ranked(best);
        Selection selection = question.selection();
        return new Answer(
                hits.stream().skip(selection.offset()).limit(selection.k()).toList(), method, least);
    }

    private MethodUsed method(Question question) {
        Method asked = question.method();
        if (asked == Method.DENSE) {
            return MethodUsed.asAsked(asked);
        }
        if (question.words().isEmpty()) {
            return MethodUsed.denseFor(asked, "the question has no words to look for");
        }
        return sides.text()
                .absence()
                .map(reason -> MethodUsed.denseFor(asked, reason))
                .orElse(MethodUsed.asAsked(asked));
    }

    private static boolean isFused(Question question, Method used) {
        return used == Method.HYBRID || used == Method.DENSE && question.target() == Target.BOTH;
    }

    /** @param least where cut-offs of this very question are noted */
    private Map<Ranking, List<Hit>> rankings(Question question, Method used, Map<Tower, Double> least) {
        boolean fused = isFused(question, used);
        boolean byItem = fused || question.selection().byItem();
        int wanted = fused ? Fusion.DEPTH : question.selection().depth();
        Map<Ranking, List<Hit>> best = new EnumMap<>(Ranking.class);
        if (used != Method.FULLTEXT) {
            dense(question, byItem, least).forEach((tower, side) -> best.put(Ranking.of(tower), side.best(wanted)));
        }
        if (used != Method.DENSE) {
            best.put(Ranking.FULLTEXT, words(question, fused, byItem).best(wanted));
        }
        return best;
    }

    private Map<Tower, Side> dense(Question question, boolean byItem, Map<Tower, Double> least) {
        Map<Query, float[]> known = new HashMap<>();
        Map<Tower, Side> dense = new EnumMap<>(Tower.class);
        for (Tower tower : question.target().towers()) {
            float[] vector = vector(question, tower, known);
            VectorSearch index = sides.of(tower);
            IntFunction<List<Hit>> nearest =
                    k -> index.search(List.of(vector), k, question.filter()).get(0);
            dense.put(tower, new Side(nearest, question, byItem, least(question, tower, vector, least)));
        }
        return dense;
    }

    private double least(Question question, Tower tower, float[] vector, Map<Tower, Double> made) {
        if (question.selection().minScore() instanceof MinScore.Fixed fixed) {
            return fixed.least();
        }
        double least = cutoffs.least(tower, vector);
        made.put(tower, least);
        return least;
    }

    private Side words(Question question, boolean fused, boolean byItem) {
        String words = question.words();
        TextSearch text = sides.text();
        IntFunction<List<Hit>> ranked = k -> text.search(words, k, question.filter());
        return new Side(fused ? k -> Fusion.telling(ranked.apply(k)) : ranked, question, byItem, 0);
    }

    /**
     * Many sentences at once, in batches on their way to the model and in one request to the index.
     *
     * @param sentences 1 to 1000
     * @return for each the nearest k of the rows that pass the filter
     */
    public List<List<Hit>> nearest(List<Query.Text> sentences, Tower target, int k, Filter filter) {
        return sides.of(target).search(vectors.vectors(sentences), k, filter);
    }

    private static List<Found> ranked(Map<Ranking, List<Hit>> best) {
        List<Found> found = new ArrayList<>();
        best.forEach((ranking, hits) -> {
            for (Hit hit : hits) {
                found.add(new Found(hit.score(), Map.of(ranking, new Ranked(found.size() + 1, hit))));
            }
        });
        return found;
    }

    private float[] vector(Question question, Tower tower, Map<Query, float[]> known) {
        List<float[]> parts = new ArrayList<>();
        for (Term term : question.terms()) {
            if (term.query() instanceof Query.Like like) {
                parts.add(stored(like.item(), tower));
            } else {
                parts.add(known.computeIfAbsent(term.query(), query -> vectors.vector((Query.Encodable) query)));
            }
        }
        return Mixture.of(parts, question.terms());
    }

    /** Of the side that is searched, or else of the other: both lie in one space. */
    private float[] stored(ItemId item, Tower tower) {
        Tower other = tower == Tower.IMAGE ? Tower.TEXT : Tower.IMAGE;
        RowKey key = new RowKey(ContentId.MAIN, item);
        for (Tower side : List.of(tower, other)) {
            List<Row> rows = sides.of(side).get(List.of(key));
            if (!rows.isEmpty()) {
                return rows.get(0).vector();
            }
        }
        throw new RefusedException(
                RefusedException.Kind.NOT_FOUND,
                new Finding("like", item.value(), "an item that is indexed"),
                "publish it first, or name another");
    }
}
