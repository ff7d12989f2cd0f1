package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Found.Ranked;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers questions. Blocking; safe for use by many threads. */
public final class Searcher {
    private final QueryVectors vectors;
    private final Sides sides;

    /** @param sides of the model that makes the vectors */
    public Searcher(QueryVectors vectors, Sides sides) {
        this.vectors = vectors;
        this.sides = sides;
    }

    /**
     * The best first.
     *
     * @throws RefusedException when it names an item that is not indexed, or its terms cancel each other out
     * @throws io.tuwen.core.outcome.FailureException that tells what is wrong with a content, or what does not answer
     */
    public List<Found> answer(Question question) {
        Map<Query, float[]> known = new HashMap<>();
        Map<Tower, List<Hit>> best = new EnumMap<>(Tower.class);
        boolean fused = question.target() == Target.BOTH;
        Selection selection = question.selection();
        for (Tower tower : question.target().towers()) {
            Side side = new Side(sides.of(tower), question, fused || selection.byItem());
            best.put(tower, side.best(vector(question, tower, known), fused ? Fusion.DEPTH : selection.depth()));
        }
        return (fused ? Fusion.fuse(best) : ranked(best))
                .stream().skip(selection.offset()).limit(selection.k()).toList();
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

    private static List<Found> ranked(Map<Tower, List<Hit>> best) {
        List<Found> found = new ArrayList<>();
        best.forEach((tower, hits) -> {
            for (Hit hit : hits) {
                found.add(new Found(hit.score(), Map.of(tower, new Ranked(found.size() + 1, hit))));
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
