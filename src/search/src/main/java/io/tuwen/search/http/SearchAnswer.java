package io.tuwen.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Answer;
import io.tuwen.search.retrieval.Found;
import io.tuwen.search.retrieval.MethodUsed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found, best first.
 *
 * @param model whose vectors were compared
 * @param minScore by side, the cut-offs of this question, where they were to be chosen
 */
record SearchAnswer(
        String model,
        Method method,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> minScore,
        List<Hit> hits) {

    /**
     * By what it was found.
     *
     * @param reason why not as it was asked
     */
    record Method(String asked, String used, @Nullable String reason) {}

    /**
     * @param score inner product with the question, or BM25's of its words; fused, the sum of 1 / (60 + rank)
     * @param occurredAt ISO 8601
     * @param caption of a caption's row
     * @param explain by ranking, where it was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hit(
            String itemId,
            String contentId,
            double score,
            long version,
            String occurredAt,
            Map<String, Object> attributes,
            @Nullable String caption,
            @Nullable Map<String, SideOf> explain) {}

    /** @param rank from 1 */
    record SideOf(int rank, double score) {}

    static SearchAnswer of(String model, Answer answer, boolean explain) {
        return new SearchAnswer(
                model,
                method(answer.method()),
                answer.least().isEmpty() ? null : least(answer),
                answer.hits().stream().map(one -> hit(one, explain)).toList());
    }

    private static Map<String, Double> least(Answer answer) {
        Map<String, Double> least = new TreeMap<>();
        answer.least().forEach((tower, score) -> least.put(side(tower), score));
        return least;
    }

    private static Method method(MethodUsed method) {
        return new Method(
                named(method.asked()), named(method.used()), method.reason().orElse(null));
    }

    private static String named(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static Hit hit(Found found, boolean explain) {
        RowHeader row = found.row();
        return new Hit(
                row.key().itemId().value(),
                row.key().contentId().value(),
                found.score(),
                row.version(),
                row.occurredAt().toString(),
                row.attributes().values(),
                row.caption(),
                explain ? sides(found) : null);
    }

    private static Map<String, SideOf> sides(Found found) {
        Map<String, SideOf> sides = new TreeMap<>();
        found.sides()
                .forEach((ranking, ranked) -> sides.put(
                        named(ranking), new SideOf(ranked.rank(), ranked.hit().score())));
        return sides;
    }

    /** As targets name it. */
    static String side(Tower tower) {
        return tower.plural();
    }
}
